import { displayTable, quoteIdentifier, quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { type DomainRule, droppedRules, type OpenRules, type TableRule } from './set-aside-open-rules.js';
import { targetError } from './target-errors.js';

/** Takes rules away that are NOT VALID: rows that the backup has may break them. Statements, in their order. */
export function takeOpenRules(open: OpenRules): string[] {
  return [
    ...droppedRules(open).map((rule) => `${alter(rule)} DROP CONSTRAINT ${quoteIdentifier(rule.name)}`),
    ...open.ofDomains.map((rule) => `${alterDomain(rule)} DROP CONSTRAINT ${quoteIdentifier(rule.name)}`),
  ];
}

/** As they were: NOT VALID, inherited, commented; what was valid in a child is checked there again. */
export async function putBackOpenRules(session: PostgresSession, open: OpenRules): Promise<void> {
  for (const rule of open.ofDomains) {
    await put(session, rule.name, displayTable(rule.domain), [
      `${alterDomain(rule)} ADD CONSTRAINT ${quoteIdentifier(rule.name)} ${rule.definition}`,
      ...commentOn(rule, `DOMAIN ${quoteTable(rule.domain)}`),
    ]);
  }
  // Children first: a parent's rule joins one that its child declares, never the other way round.
  for (const rule of droppedRules(open).reverse()) {
    await put(session, rule.name, displayTable(rule.relation), [
      `${alter(rule)} ADD CONSTRAINT ${quoteIdentifier(rule.name)} ${rule.definition}`,
    ]);
  }
  for (const rule of open.ofTables) {
    const validate = `${alter(rule)} VALIDATE CONSTRAINT ${quoteIdentifier(rule.name)}`;
    await put(session, rule.name, displayTable(rule.relation), [
      ...(rule.isValidated ? [validate] : []),
      ...commentOn(rule, quoteTable(rule.relation)),
    ]);
  }
}

/** With the tables below: they follow. */
function alter({ relation }: TableRule): string {
  return `ALTER TABLE ${quoteTable(relation)}`;
}

function alterDomain({ domain }: DomainRule): string {
  return `ALTER DOMAIN ${quoteTable(domain)}`;
}

function commentOn({ name, comment }: TableRule | DomainRule, on: string): string[] {
  if (comment === null) return [];
  return [`COMMENT ON CONSTRAINT ${quoteIdentifier(name)} ON ${on} IS ${quoteLiteral(comment)}`];
}

async function put(
  session: PostgresSession,
  name: string,
  of: string,
  statements: readonly string[],
): Promise<void> {
  if (statements.length === 0) return;
  try {
    await session.query(statements.join(';\n'));
  } catch (error) {
    throw targetError(error, `adding the constraint ${name} of ${of} again`);
  }
}
