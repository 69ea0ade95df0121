import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../core/report.js';
import { reportJson } from '../core/report-json.js';

/** The one method of `DefaultArtifactClient` that is needed. */
export interface ArtifactClient {
  uploadArtifact(name: string, files: string[], rootDirectory: string): Promise<unknown>;
}

/** `auto` means not in public repositories; where GitHub does not say, it counts as public. */
export function wantsArtifact(wish: 'auto' | 'true' | 'false', isPublic: boolean | undefined): boolean {
  return wish === 'true' || (wish === 'auto' && isPublic === false);
}

/**
 * Uploads the report of the run, and the manifest of the backup it made (names and counts, no values).
 * @returns the name of the artifact
 * @throws whatever the upload throws; the caller makes a warning of it
 */
export async function uploadRunArtifact(
  report: RunReport,
  client: ArtifactClient,
  tempFolder: string = tmpdir(),
): Promise<string> {
  const folder = await mkdtemp(join(tempFolder, 'db-backup-report-'));
  try {
    const files = [join(folder, 'report.json')];
    await writeFile(files[0] as string, `${JSON.stringify(reportJson(report), null, 2)}\n`);
    if (report.manifest) {
      files.push(join(folder, 'manifest.json'));
      await writeFile(files[1] as string, `${JSON.stringify(report.manifest, null, 2)}\n`);
    }
    const name = artifactName(report);
    await client.uploadArtifact(name, files, folder);
    return name;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Differs between the backups of one run; artifact names may not hold `:` and the like. */
export function artifactName(report: RunReport): string {
  const moment = report.startedAt.replace(/[^0-9TZ-]/g, '');
  return ['db-backup', report.operation, report.environment, report.backupId ?? moment]
    .filter((part) => part !== null)
    .join('-');
}

/** Loaded late, because it is large and seldom needed. */
export async function openArtifactClient(): Promise<ArtifactClient> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}
