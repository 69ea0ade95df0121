import type { Operation } from '../core/report.js';

/** The groups of the documentation, in its order. */
export const SETTING_GROUPS = [
  'source',
  'store',
  'archive',
  'retention',
  'restore',
  'drill',
  'notify',
  'status',
] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/**
 * How the text of a setting is read.
 * `duration` is a number with a unit (`500ms`, `60s`, `5m`, `1h`; seconds without one), kept in milliseconds.
 * `pem` is a certificate's text or the path of a file that holds it.
 * `mail-server` is an address that begins with `smtp://` or `smtps://`.
 */
export type SettingType =
  | 'text'
  | 'url'
  | 'mail-server'
  | 'connection'
  | 'destination'
  | 'pem'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'list'
  | 'duration';

/** One row of the settings table: parser, action.yml, flags, help and README come from it. */
export interface SettingDefinition {
  /** Kebab-case; the action's input and, with `--` before it, the flag. */
  readonly name: string;
  readonly type: SettingType;
  /** The text that stands for it when nothing is given. */
  readonly default?: string;
  /** Masked in every output; never echoed in an error. */
  readonly secret?: true;
  readonly operations: readonly Operation[];
  /** One or two plain sentences, Markdown allowed. */
  readonly description: string;
  /** For `choice`. */
  readonly values?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** What the whole text (for a list: each item) has to match, with words for it. */
  readonly pattern?: { readonly test: RegExp; readonly words: string };
  /** Variables without the prefix, read by both faces, first one wins. */
  readonly variables?: readonly string[];
  /** True for what must be said anew each time, such as a confirmation. */
  readonly neverFromVariable?: true;
  /** Only the action knows it. */
  readonly actionOnly?: true;
  /** False until the feature exists: giving it is an error that says so. */
  readonly built: boolean;
}
