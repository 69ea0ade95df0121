import type { RestoreMode } from '../../../core/target.js';
import { CreateSteps } from './create-steps.js';
import { readDefinitions } from './definitions.js';
import { MergeSteps } from './merge-steps.js';
import { RebuildSteps } from './rebuild-steps.js';
import { ReplaceSteps } from './replace-steps.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';

/** The steps of each mode; its plan is decided in plan-restore.ts. */
export function makeSteps(mode: RestoreMode, context: StepsContext): RestoreSteps {
  const { request, database } = context;
  switch (mode) {
    case 'create':
      return new CreateSteps(context, readDefinitions(request, database));
    case 'merge':
      return new MergeSteps(context);
    case 'replace':
      return new ReplaceSteps(context);
    case 'rebuild':
      return new RebuildSteps(context, readDefinitions(request, database));
  }
}
