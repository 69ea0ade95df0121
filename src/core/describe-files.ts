import type { RunReport } from './report.js';

/** What every face says of files, in one line; null where there are none. Bytes are those of the files. */
export function describeFiles(
  { files, operation }: Pick<RunReport, 'files' | 'operation'>,
  formatBytes: (bytes: number) => string,
): string | null {
  if (!files) return null;
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const all = `${count(files.files, 'file')} in ${count(files.buckets, 'bucket')} (${formatBytes(files.bytes)})`;
  if (files.moved.files === files.files) return all;
  const did =
    operation === 'restore' ? 'sent, the others were there' : 'stored here, the others in earlier backups';
  return `${all}; ${files.moved.files} (${formatBytes(files.moved.bytes)}) ${did}`;
}
