import { BackupError } from '../../../core/errors.js';
import { RestError } from '../rest-errors.js';

/** An error of reading or writing the target that a person can act on; a bug stays what it is. */
export function targetErrorOf(error: unknown): unknown {
  if (error instanceof BackupError) return error.kind === 'source' ? ofTarget(error) : error;
  if (!(error instanceof RestError)) return error;
  const fail = (code: string, message: string, nextStep: string) =>
    new BackupError('target', message, { code, nextStep, cause: error });
  if (error.status === 401) {
    return new BackupError('target', `The project refuses the key (${error.message}).`, {
      code: 'TARGET_AUTH_FAILED',
      setting: 'target-supabase-service-role-key',
      nextStep:
        'Copy the service_role key or a secret key (sb_secret_…) of this very project from its API settings; disabled legacy keys do not work.',
      cause: error,
    });
  }
  if (error.code === '42501') {
    return fail(
      'TARGET_PERMISSION',
      `The role service_role may not do this: ${error.message}.`,
      'GRANT USAGE on the schema and SELECT, INSERT and UPDATE on the table to service_role, or leave the table out by tables.',
    );
  }
  if (error.code === '57014') {
    return fail(
      'TARGET_TIMEOUT',
      `The project's statement timeout ended ${error.what}, however little was asked for.`,
      "Restore with target-url, or raise the limit: ALTER ROLE service_role SET statement_timeout = …, then NOTIFY pgrst, 'reload config'.",
    );
  }
  if (error.code === '23503') {
    const where = error.missingFrom === undefined ? '' : ` in ${error.missingFrom}`;
    return fail(
      'TARGET_ROWS_REFUSED',
      `Rows point to rows${where} that are not there (${error.message}).`,
      'Put what they point to there first (the users of Auth are restored by no key), or restore with target-url.',
    );
  }
  if (error.code === '23505' || error.code === '23P01') {
    return fail(
      'TARGET_ROWS_REFUSED',
      `Other rows of the target have what must be unique (${error.message}).`,
      'Remove the rows of the target that stand in the way, or restore with target-url and mode: replace.',
    );
  }
  if (error.isTransient) {
    return fail(
      'TARGET_UNAVAILABLE',
      `The project answers with an error again and again (${error.message}).`,
      "Look at the project's status and logs in the dashboard, then run again.",
    );
  }
  return fail(
    'TARGET_REST_FAILED',
    `The project refuses the request (${error.message}).`,
    'Look into the API and database logs of the project, or restore with target-url.',
  );
}

/** What reading a project says of a source. */
function ofTarget(error: BackupError): BackupError {
  return new BackupError('target', error.message, {
    code: error.code.replace(/^SOURCE_/, 'TARGET_'),
    nextStep: error.nextStep
      .replaceAll('supabase-url', 'target-supabase-url')
      .replaceAll('back up with database-url', 'restore with target-url')
      .replaceAll('exclude-tables', 'tables'),
    cause: error,
  });
}
