/** Variables that no child process needs: libpq's, ours, and whatever looks like a secret. */
const WITHHELD =
  /^(PG|DB_BACKUP_|INPUT_|SUPABASE_|SLACK_|DATABASE_URL$)|SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|WEBHOOK|_KEY(_|$)/i;

/** What a child process inherits. */
export function childEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !WITHHELD.test(entry[0]),
  );
  return Object.fromEntries(kept);
}
