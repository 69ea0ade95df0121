import type { Job, Workflow } from './read-workflow.js';

export function needsOf({ needs = [] }: Job): readonly string[] {
  return typeof needs === 'string' ? [needs] : needs;
}

/** Every job after those it needs. */
export function inOrder({ jobs }: Workflow): string[] {
  const order: string[] = [];
  const rest = new Set(Object.keys(jobs));
  while (rest.size > 0) {
    const next = [...rest].find((id) => needsOf(jobs[id] as Job).every((name) => order.includes(name)));
    if (next === undefined) throw new Error(`no job can be next: ${[...rest].join(', ')}`);
    rest.delete(next);
    order.push(next);
  }
  return order;
}
