import type { CatalogView } from './catalog.js';
import { quoteTable } from './quote.js';

/**
 * Every view after those it uses. A definition names what it uses with its database; that it may also stand in a string
 * does no harm: views that seem to need each other come last, by name.
 */
export function orderViews(database: string, views: readonly CatalogView[]): CatalogView[] {
  const marks = new Map(views.map((view) => [view, quoteTable({ schema: database, name: view.name })]));
  const needs = new Map(
    views.map((view) => [
      view,
      views.filter((other) => other !== view && view.definition.includes(marks.get(other) ?? '')),
    ]),
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
