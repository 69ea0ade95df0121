import type { ListedBackup } from '../core/report.js';
import { formatAge } from './format-age.js';
import { formatDuration } from './format-duration.js';

/** `proven 5 d ago, 4 min 12 s`, `drill failed 2 d ago`; empty where no drill has judged it. */
export function formatProof(proof: ListedBackup['proof'], now: Date): string {
  if (!proof) return '';
  const age = formatAge((now.getTime() - new Date(proof.time).getTime()) / 1000);
  if (!proof.ok) return new Date(proof.time) > now ? 'drill failed' : `drill failed ${age}`;
  return proof.rtoSeconds === null ? `proven ${age}` : `proven ${age}, ${formatDuration(proof.rtoSeconds)}`;
}
