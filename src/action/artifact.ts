import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportFile } from '../app/place-file.js';
import { drillFiles, jsonFile, statusFiles } from '../app/report-files.js';
import type { RunReport } from '../core/report.js';

/** The one method of `DefaultArtifactClient` that is needed. */
export interface ArtifactClient {
  uploadArtifact(name: string, files: string[], rootDirectory: string): Promise<unknown>;
}

export interface ArtifactOptions {
  readonly tempFolder?: string | undefined;
  readonly runUrl?: string | undefined;
  readonly backupName?: string | undefined;
}

/** `auto` means not in public repositories; where GitHub does not say, it counts as public. */
export function wantsArtifact(wish: 'auto' | 'true' | 'false', isPublic: boolean | undefined): boolean {
  return wish === 'true' || (wish === 'auto' && isPublic === false);
}

/**
 * Uploads the report of the run, a drill's also for people, and the manifest of the backup it made (names and counts,
 * no values).
 * @returns the name of the artifact
 * @throws whatever the upload throws; the caller makes a warning of it
 */
export async function uploadRunArtifact(
  report: RunReport,
  client: ArtifactClient,
  { tempFolder = tmpdir(), runUrl, backupName }: ArtifactOptions = {},
): Promise<string> {
  const folder = await mkdtemp(join(tempFolder, 'db-backup-report-'));
  try {
    const paths: string[] = [];
    for (const { name, text } of filesOf(report, runUrl, backupName)) {
      paths.push(join(folder, name));
      await writeFile(join(folder, name), text);
    }
    const name = artifactName(report);
    await client.uploadArtifact(name, paths, folder);
    return name;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function filesOf(
  report: RunReport,
  runUrl: string | undefined,
  backupName: string | undefined,
): ReportFile[] {
  const { manifest } = report;
  return [
    jsonFile('report.json', report),
    ...(report.operation === 'drill' ? drillFiles(report, runUrl) : []),
    ...(report.operation === 'status' ? statusFiles(report, runUrl, backupName) : []),
    ...(manifest ? [{ name: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }] : []),
  ];
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
