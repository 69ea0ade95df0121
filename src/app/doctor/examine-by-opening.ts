import { Checkup, ok } from '../../core/checkup.js';
import { type CheckId, DOCTOR_CHECKS, NOTHING_KNOWN, type SourceExamination } from '../../core/doctor.js';
import { BackupError } from '../../core/errors.js';
import type { Source } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import { formatPlural } from '../../lib/format-number.js';

const OF_SOURCES = (Object.keys(DOCTOR_CHECKS) as CheckId[]).filter((id) => id.startsWith('source-'));

/** What is found by others, from what is known of the source. */
const LATER: readonly CheckId[] = ['source-rows', 'source-primary-keys', 'source-coverage'];

/** For sources that have no doctor of their own: opened as a backup opens them, which proves that it could. */
export async function examineByOpening(
  open: () => Promise<Source>,
  { log, signal }: Pick<RunContext, 'log' | 'signal'>,
): Promise<SourceExamination> {
  const checkup = new Checkup(log, signal);
  const skipRest = (because: string) =>
    checkup.skip(
      OF_SOURCES.filter((id) => !LATER.includes(id)),
      because,
    );
  let source: Source;
  try {
    source = await open();
  } catch (error) {
    const isRight = error instanceof BackupError && error.code === 'SOURCE_PERMISSION';
    checkup.note(isRight ? 'source-privileges' : 'source-connection', checkup.explain(error));
    skipRest('the source could not be opened');
    return { checks: checkup.checks, ...NOTHING_KNOWN };
  }
  try {
    const { info, tables, largeObjects, excluded, notCovered, warnings } = source;
    checkup.note('source-connection', ok(`${info.engine} ${info.serverVersion}, ${info.database}.`));
    checkup.note('source-scope', ok(`${formatPlural(tables.length, 'table')}.`));
    checkup.note('source-privileges', ok('Every table in scope answered.'));
    skipRest('this kind of source is opened as a backup opens it, and looked at no closer');
    const largeObjectBytes = largeObjects?.estimatedBytes ?? 0;
    const hasRows = await source.hasRows();
    return {
      checks: checkup.checks,
      info,
      tables,
      largeObjectBytes,
      hasRows,
      excluded,
      notCovered,
      warnings,
    };
  } catch (error) {
    checkup.note('source-connection', checkup.explain(error));
    return { checks: checkup.checks, ...NOTHING_KNOWN };
  } finally {
    await source.close();
  }
}
