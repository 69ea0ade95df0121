import type { SettingProblem } from '../core/errors.js';
import { isLocalHost } from './connection-tls.js';
import type { Settings } from './settings.js';
import { findSetting, type SettingName } from './settings-table.js';
import type { FoundText } from './sources.js';

type Found = ReadonlyMap<string, FoundText>;

/** What has no meaning alone, and what it needs. A secret that is gone from a repository shows here. */
const NEEDS: readonly (readonly [SettingName, SettingName])[] = [
  ['email-from', 'email-smtp-url'],
  ['email-to', 'email-smtp-url'],
  ['pagerduty-after-failures', 'pagerduty-routing-key'],
  ['pagerduty-url', 'pagerduty-routing-key'],
  ['webhook-token', 'webhook-url'],
  ['webhook-secret', 'webhook-url'],
];

/** Settings of one channel belong together. */
export function checkNotify(settings: Settings, found: Found): SettingProblem[] {
  return [
    ...NEEDS.filter(([name, needed]) => isSaid(name, found) && !found.has(needed)).map(
      ([setting, needed]) => ({
        setting,
        message: `has no meaning without ${needed}`,
      }),
    ),
    ...checkMail(settings, found),
    ...checkToken(settings, found),
  ];
}

function checkMail({ emailTo }: Settings, found: Found): SettingProblem[] {
  if (!found.has('email-smtp-url')) return [];
  const isEmpty = (name: string) => !found.has(name) || (name === 'email-to' && emailTo?.length === 0);
  return ['email-from', 'email-to']
    .filter(isEmpty)
    .map((setting) => ({ setting, message: 'is missing; allowed: an address such as ops@example.com' }));
}

function checkToken({ webhookUrl }: Settings, found: Found): SettingProblem[] {
  if (webhookUrl === undefined || !found.has('webhook-token')) return [];
  if (!travelsOpen(webhookUrl)) return [];
  const message =
    'webhook-token would travel unencrypted; allowed with it: an address that begins with https://';
  return [{ setting: 'webhook-url', message }];
}

/** True where whatever goes to this address can be read on its way. */
export function travelsOpen(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol !== 'https:' && !isLocalHost(hostname.replace(/^\[(.*)\]$/, '$1'));
}

/** The action is given every default as if a person had said it. */
function isSaid(name: SettingName, found: Found): boolean {
  const text = found.get(name)?.text;
  return text !== undefined && text !== findSetting(name)?.default;
}
