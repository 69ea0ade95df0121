import type { StatusReport } from '../core/status.js';
import { describeStatus } from '../lib/format-status.js';
import { oneLine } from './clean-text.js';
import type { Fact } from './message.js';

/** Of what was measured; with these a message has as many facts as Slack shows. */
const TOLD: Readonly<Record<string, string>> = {
  backup: 'Newest good backup',
  drill: 'Newest good drill',
  RPO: 'RPO',
  RTO: 'RTO',
  storage: 'Storage',
};

/** What somebody who hears that all is well wants to know. */
export function statusFacts(status: StatusReport): Fact[] {
  return describeStatus(status).flatMap(([name, text]) => {
    const label = TOLD[name];
    return label === undefined ? [] : [{ label, value: oneLine(text) }];
  });
}
