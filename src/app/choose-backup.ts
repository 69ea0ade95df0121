import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseBackupId } from '../core/backup-id.js';
import type { Destination } from '../core/connection.js';
import { SettingsError } from '../core/errors.js';
import { ARCHIVE_ENDINGS } from '../core/series-keys.js';

/** What the setting `backup` asks for. */
export type BackupChoice =
  | { readonly kind: 'latest' }
  | { readonly kind: 'random' }
  | { readonly kind: 'id'; readonly id: string }
  /** The newest backup at or before this moment. */
  | { readonly kind: 'at'; readonly time: Date }
  /** One archive by its address, whether or not it belongs to the series. */
  | { readonly kind: 'archive'; readonly destination: Destination; readonly file: string }
  /** An archive that was unpacked; the folder holds its manifest.json. */
  | { readonly kind: 'folder'; readonly path: string };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:?\d{2}(:?\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const ALLOWED =
  'latest, random, an id (backup-2026-03-25T020000Z), a UTC time (2026-03-25T02:00:00Z), a date (2026-03-25), s3://bucket/…/<archive>, the path of an archive or of the folder it was unpacked to';

/** @throws SettingsError when the text is none of the forms the setting allows */
export function parseBackupChoice(text: string): BackupChoice {
  if (text === 'latest' || text === 'random') return { kind: text };
  if (parseBackupId(text)) return { kind: 'id', id: text };
  if (DATE.test(text)) return { kind: 'at', time: parseTime(text, `${text}T23:59:59Z`) };
  if (TIME.test(text))
    return { kind: 'at', time: parseTime(text, text.replace(/T(\d{2})(\d{2})(\d{2})/, 'T$1:$2:$3')) };
  if (text.startsWith('s3://')) return parseS3(text);
  return parsePath(text);
}

function parseTime(text: string, iso: string): Date {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime()) || !time.toISOString().startsWith(isUtc(iso) ? iso.slice(0, 10) : '')) {
    throw invalid(`${text} is no time of the calendar`);
  }
  return time;
}

function isUtc(iso: string): boolean {
  return iso.endsWith('Z');
}

function parseS3(text: string): BackupChoice {
  const [bucket = '', ...path] = text.slice('s3://'.length).split('/');
  const file = path.pop() ?? '';
  if (bucket === '' || !isArchiveName(file)) throw invalid(`${text} names no archive`);
  return { kind: 'archive', destination: { kind: 's3', bucket, prefix: path.join('/') }, file };
}

function parsePath(text: string): BackupChoice {
  const path = resolve(text.startsWith('file://') ? pathOfUrl(text) : text);
  if (!existsSync(path)) throw invalid(`${text} is no backup, and no such file exists`);
  if (statSync(path).isDirectory()) return parseFolder(text, path);
  if (!isArchiveName(path))
    throw invalid(`${text} does not end like an archive (${ARCHIVE_ENDINGS.join(', ')})`);
  return { kind: 'archive', destination: { kind: 'file', folder: dirname(path) }, file: basename(path) };
}

function parseFolder(text: string, path: string): BackupChoice {
  if (existsSync(join(path, 'manifest.json'))) return { kind: 'folder', path };
  throw invalid(`${text} is a folder without a manifest.json, so no unpacked archive`);
}

function pathOfUrl(text: string): string {
  try {
    return fileURLToPath(text);
  } catch {
    throw invalid(`${text} is no usable file address (three slashes, an absolute path)`);
  }
}

function isArchiveName(name: string): boolean {
  return ARCHIVE_ENDINGS.some((ending) => name.endsWith(ending));
}

function invalid(what: string): SettingsError {
  return new SettingsError([{ setting: 'backup', message: `${what}; allowed: ${ALLOWED}` }]);
}
