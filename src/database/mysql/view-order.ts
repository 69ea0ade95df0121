import type { CatalogView } from './catalog.js';

/**
 * Every view after those it uses. A definition names what it uses with its database, in quotes or not, as the session that
 * made the view wrote it (sql_quote_show_create). That a name may also stand in a string does no harm: views that seem to
 * need each other come last, by name.
 */
export function orderViews(database: string, views: readonly CatalogView[]): CatalogView[] {
  const texts = new Map(views.map((view) => [view, `${view.definition.replaceAll('`', '')} `]));
  const uses = (view: CatalogView, other: CatalogView) =>
    namesWhole(texts.get(view) ?? '', `${database}.${other.name}`.replaceAll('`', ''));
  const needs = new Map(
    views.map((view) => [view, views.filter((other) => other !== view && uses(view, other))]),
  );
  const ordered: CatalogView[] = [];
  const done = new Set<CatalogView>();
  for (let before = -1; before !== ordered.length; ) {
    before = ordered.length;
    for (const view of views) {
      if (done.has(view) || !needs.get(view)?.every((other) => done.has(other))) continue;
      done.add(view);
      ordered.push(view);
    }
  }
  return [...ordered, ...views.filter((view) => !done.has(view))];
}

/** Whether `name` stands in `text`, and not as the beginning of a longer one. */
function namesWhole(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!/[\w$\u0080-\uffff]/.test(text.charAt(at + name.length))) return true;
  return false;
}
