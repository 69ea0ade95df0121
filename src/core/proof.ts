import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { Omission } from './manifest.js';

/** The newest format of a proof that this code writes and reads. */
export const PROOF_VERSION = 1;

const Seconds = Type.Number({ minimum: 0 });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/**
 * What a drill found, kept in the store beside the backups: names and counts, no values of rows and no secrets.
 * Unknown keys are allowed and ignored by readers.
 */
export const Proof = Type.Object({
  format: Type.Literal('db-backup-proof'),
  version: Type.Literal(PROOF_VERSION),
  backupId: Type.String(),
  /** RFC 3339 UTC: when the drill ended. */
  time: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' }),
  /** null where its manifest could not be read. */
  archiveSha256: nullable(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  tool: Type.String(),
  /** False where the server, the store or the settings were at fault: that says nothing of the backup. */
  judged: Type.Boolean(),
  exitCode: Type.Integer({ minimum: 0 }),
  /** Of the error, such as `DRILL_FAILED`. */
  errorCode: nullable(Type.String()),
  server: nullable(Type.Object({ engine: Type.String(), serverVersion: Type.String() })),
  phases: Type.Array(Type.Object({ name: Type.String(), seconds: Seconds })),
  rtoSeconds: nullable(Seconds),
  rtoLimitSeconds: nullable(Seconds),
  rpoSeconds: nullable(Seconds),
  /** Restored, read back and found equal. */
  tables: Type.Integer({ minimum: 0 }),
  rows: Type.Integer({ minimum: 0 }),
  checks: Type.Array(
    Type.Object({
      kind: Type.String(),
      name: Type.String(),
      ok: Type.Boolean(),
      detail: nullable(Type.String()),
    }),
  ),
  findings: Type.Array(Omission),
  runUrl: nullable(Type.String()),
});
export type Proof = Static<typeof Proof>;

const checker = Compile(Proof);

/** `newer`: a later release wrote it; `unreadable`: it is no proof, and why. */
export type ParsedProof =
  | { readonly proof: Proof }
  | { readonly newer: number }
  | { readonly unreadable: string };

/** Reads the bytes of a proof. Never throws: one bad file in the ledger must not hide the others. */
export function parseProof(bytes: Uint8Array): ParsedProof {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { unreadable: 'it is no JSON' };
  }
  const newer = newerVersionOf(value);
  if (newer !== undefined) return { newer };
  if (checker.Check(value)) return { proof: value };
  const [difference] = checker.Errors(value);
  return { unreadable: `${difference?.instancePath || '/'} ${difference?.message ?? 'is no proof'}` };
}

function newerVersionOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('format' in value) || value.format !== 'db-backup-proof' || !('version' in value)) return undefined;
  return typeof value.version === 'number' && value.version > PROOF_VERSION ? value.version : undefined;
}

/** True when the drill judged the backup and found nothing wrong. */
export function isPassed({ judged, exitCode }: Pick<Proof, 'judged' | 'exitCode'>): boolean {
  return judged && exitCode === 0;
}
