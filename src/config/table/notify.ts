import type { Operation } from '../../core/report.js';
import type { SettingDefinition } from '../setting-definition.js';

const NOTIFYING = [
  'backup',
  'restore',
  'verify',
  'drill',
  'prune',
  'status',
] as const satisfies readonly Operation[];

/** One address, with or without a name; nothing that could begin another header. */
const ADDRESS = {
  test: /^(?:[^\p{Cc}<>@]*<[^\p{Cc}\s<>@,;"]+@[^\p{Cc}\s<>@,;"]+>|[^\p{Cc}\s<>@,;"]+@[^\p{Cc}\s<>@,;"]+)$/u,
  words: 'an address such as ops@example.com or Ops <ops@example.com>',
};

/** What may stand in a header of HTTP. */
const TOKEN = { test: /^[\x21-\x7e]+$/, words: 'printable ASCII characters without spaces' };

/** Who is told. */
export const NOTIFY_SETTINGS = [
  {
    name: 'notify-on',
    type: 'choice',
    values: ['always', 'failure', 'never'],
    default: 'always',
    operations: NOTIFYING,
    description:
      'When the channels below are told; `failure` also means a backup with anomalies. A channel that cannot be reached is only a warning.',
    built: true,
  },
  {
    name: 'slack-webhook-url',
    type: 'url',
    secret: true,
    variables: ['SLACK_WEBHOOK_URL'],
    operations: NOTIFYING,
    description: 'Incoming webhook of a Slack channel.',
    built: true,
  },
  {
    name: 'email-smtp-url',
    type: 'mail-server',
    secret: true,
    operations: NOTIFYING,
    description:
      'Mail server: `smtp://user:password@host:587` (STARTTLS, required with a password) or `smtps://…`, both parts percent-encoded.',
    built: true,
  },
  {
    name: 'email-from',
    type: 'text',
    pattern: ADDRESS,
    operations: NOTIFYING,
    description: 'Sender, `backup@example.com` or `Backups <backup@example.com>`.',
    built: true,
  },
  {
    name: 'email-to',
    type: 'list',
    pattern: ADDRESS,
    operations: NOTIFYING,
    description: 'Recipients.',
    built: true,
  },
  {
    name: 'pagerduty-routing-key',
    type: 'text',
    secret: true,
    pattern: TOKEN,
    operations: NOTIFYING,
    description: 'Integration key of a PagerDuty service (Events API v2).',
    built: true,
  },
  {
    name: 'pagerduty-after-failures',
    type: 'integer',
    default: '2',
    minimum: 1,
    operations: NOTIFYING,
    description:
      'Page after so many failures in a row of one operation and series; the next success resolves the incident.',
    built: true,
  },
  {
    name: 'pagerduty-url',
    type: 'url',
    default: 'https://events.pagerduty.com',
    operations: NOTIFYING,
    description: 'Where events go; `https://events.eu.pagerduty.com` for accounts in the EU.',
    built: true,
  },
  {
    name: 'webhook-url',
    type: 'url',
    secret: true,
    operations: NOTIFYING,
    description: 'Receives the report as JSON, with `title` and `content` for people.',
    built: true,
  },
  {
    name: 'webhook-token',
    type: 'text',
    secret: true,
    pattern: TOKEN,
    operations: NOTIFYING,
    description: 'Sent to it as `Authorization: Bearer …`.',
    built: true,
  },
  {
    name: 'webhook-secret',
    type: 'text',
    secret: true,
    operations: NOTIFYING,
    description: 'Key of the HMAC-SHA256 of the body that it gets as `X-Hub-Signature-256`.',
    built: true,
  },
  {
    name: 'heartbeat-url',
    type: 'url',
    secret: true,
    operations: NOTIFYING,
    description:
      'Called when a run begins (`/start`), succeeds (as it is) or fails (`/fail`, with the end of the log), whatever `notify-on` says.',
    built: true,
  },
] as const satisfies readonly SettingDefinition[];
