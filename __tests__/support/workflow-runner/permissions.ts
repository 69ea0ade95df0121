import type { Permissions, Workflow } from './read-workflow.js';

const LEVELS = ['none', 'read', 'write'];

/** What a job may do: what it names, else what its workflow names, else what the caller granted. */
export function permissionsOf(workflow: Workflow, id: string, granted: Permissions | undefined): Permissions {
  const permissions = workflow.jobs[id]?.permissions ?? workflow.permissions ?? granted;
  if (permissions === undefined) throw new Error(`nothing says what the job ${id} may do`);
  return permissions;
}

/**
 * GitHub compares before anything runs, skipped jobs included.
 * @throws in the words of GitHub when a job of a called workflow names more than the calling job has
 */
export function refuseMoreThanGranted(file: string, workflow: Workflow, granted: Permissions): void {
  for (const id of Object.keys(workflow.jobs)) {
    const wanted = Object.entries(permissionsOf(workflow, id, granted));
    const more = wanted.filter(([name, level]) => rank(level) > rank(granted[name] ?? 'none'));
    if (more.length === 0) continue;
    const requests = more.map(([name, level]) => `${name}: ${level}`).join(', ');
    const allowed = more.map(([name]) => `${name}: ${granted[name] ?? 'none'}`).join(', ');
    throw new Error(
      `Error calling workflow '${file}'. The nested job '${id}' is requesting '${requests}', but is only allowed '${allowed}'.`,
    );
  }
}

function rank(level: string): number {
  const found = LEVELS.indexOf(level);
  if (found < 0) throw new Error(`the runner does not know the permission ${level}`);
  return found;
}
