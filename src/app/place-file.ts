import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

/** Replaces a file as a whole: under another name first, so that nobody ever reads half of it. */
export async function placeFile(folder: string, { name, text }: ReportFile): Promise<void> {
  const partial = join(folder, `.${name}-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(partial, text, { flag: 'wx' });
    await rename(partial, join(folder, name));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
