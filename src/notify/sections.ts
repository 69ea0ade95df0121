import type { DrillMessage } from './drill-message.js';
import type { Message } from './message.js';
import type { RestoreMessage } from './restore-message.js';

/** A part of a message for people, in plain text; channels that know no blocks of their own are made of these. */
export type Section =
  | { readonly kind: 'text'; readonly title: string | null; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: Message['facts'] };

/** What went wrong and what to do comes first, as the end may be cut off. */
export function sectionsOf(message: Message): Section[] {
  const { failure, streak, restore, drill, facts, changes, retention, warnings } = message;
  const { anomalies, moreAnomalies } = message;
  return [
    ...(failure ? failureSections(failure) : []),
    ...text(null, [streak]),
    ...list('Not as before', anomalies, moreAnomalies),
    ...(restore ? restoreSections(restore) : []),
    ...(drill ? drillSections(drill) : []),
    { kind: 'facts', facts },
    ...(changes ? changeSections(changes) : []),
    ...text('Retention', [retention]),
    ...list('Warnings', warnings),
  ];
}

function failureSections(failure: NonNullable<Message['failure']>): Section[] {
  const { code, message, nextStep, lastGoodBackup } = failure;
  return [
    { kind: 'text', title: `Error ${code}`, lines: message.split('\n') },
    ...text('Next step', [nextStep]),
    ...text('Last good backup', [lastGoodBackup]),
  ];
}

function restoreSections({ effect, leftOut, moreLeftOut, phases, notes }: RestoreMessage): Section[] {
  return [...text(null, [effect, phases, ...notes]), ...list('Could not be restored', leftOut, moreLeftOut)];
}

function drillSections(drill: DrillMessage): Section[] {
  return [
    ...list('Failed checks', drill.failedChecks, drill.moreFailedChecks),
    ...list('Findings', drill.findings, drill.moreFindings),
    ...text(null, [drill.phases]),
    ...text('Scratch database', [drill.kept]),
  ];
}

function changeSections({ summary, tables, moreTables }: NonNullable<Message['changes']>): Section[] {
  const items = tables.map(({ table, change }) => `${table}: ${change}`);
  return [...text('What changed', [summary]), ...list('Tables', items, moreTables)];
}

function text(title: string | null, lines: readonly (string | null)[]): Section[] {
  const said = lines.flatMap((line) => line?.split('\n') ?? []);
  return said.length === 0 ? [] : [{ kind: 'text', title, lines: said }];
}

function list(title: string, items: readonly string[], more = 0): Section[] {
  if (items.length === 0) return [];
  return [{ kind: 'list', title, items: more > 0 ? [...items, `and ${more} more`] : items }];
}
