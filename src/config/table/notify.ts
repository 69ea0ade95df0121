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

/** Who is told. */
export const NOTIFY_SETTINGS = [
  {
    name: 'notify-on',
    type: 'choice',
    values: ['always', 'failure', 'never'],
    default: 'always',
    operations: NOTIFYING,
    description: 'When the channels below are told. A channel that cannot be reached is only a warning.',
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
    type: 'url',
    secret: true,
    operations: NOTIFYING,
    description: 'Mail server, `smtps://user:password@host`.',
    built: false,
  },
  { name: 'email-from', type: 'text', operations: NOTIFYING, description: 'Sender.', built: false },
  { name: 'email-to', type: 'list', operations: NOTIFYING, description: 'Recipients.', built: false },
  {
    name: 'pagerduty-routing-key',
    type: 'text',
    secret: true,
    operations: NOTIFYING,
    description: 'Integration key of a PagerDuty service.',
    built: false,
  },
  {
    name: 'pagerduty-after-failures',
    type: 'integer',
    default: '2',
    minimum: 1,
    operations: NOTIFYING,
    description: 'Page after so many failures in a row.',
    built: false,
  },
  {
    name: 'webhook-url',
    type: 'url',
    secret: true,
    operations: NOTIFYING,
    description: 'Receives the report as JSON.',
    built: false,
  },
  {
    name: 'webhook-token',
    type: 'text',
    secret: true,
    operations: NOTIFYING,
    description: 'Bearer token for it.',
    built: false,
  },
  {
    name: 'webhook-secret',
    type: 'text',
    secret: true,
    operations: NOTIFYING,
    description: 'Secret its signature is made with.',
    built: false,
  },
  {
    name: 'heartbeat-url',
    type: 'url',
    secret: true,
    operations: NOTIFYING,
    description: 'Called after each success.',
    built: false,
  },
] as const satisfies readonly SettingDefinition[];
