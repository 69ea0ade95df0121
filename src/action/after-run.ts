import type { Settings } from '../config/settings.js';
import { findSetting } from '../config/settings-table.js';
import { EXIT_CODES, messageOf } from '../core/errors.js';
import type { RunReport } from '../core/report.js';
import { printable, printableLines } from '../lib/printable.js';
import { within } from '../lib/within.js';
import type { ActionsOutput } from './action-log.js';
import { type ArtifactClient, uploadRunArtifact, wantsArtifact } from './artifact.js';
import type { GitHubContext } from './github-context.js';
import { outputsOf } from './outputs.js';
import { jobSummary } from './summary.js';

/** Extras are never worth more waiting than this. */
const MAX_EXTRA_MS = 20_000;

export interface AfterRun {
  readonly core: ActionsOutput & { setOutput(name: string, value: string): void };
  readonly writeSummary: (markdown: string) => Promise<void>;
  readonly openArtifactClient: () => Promise<ArtifactClient>;
}

/** Annotations, outputs, job summary and artifact. Nothing here turns a good run red. */
export async function afterRun(
  report: RunReport,
  settings: Settings | undefined,
  github: GitHubContext,
  host: AfterRun,
): Promise<void> {
  const isCancelled = report.exitCode === EXIT_CODES.cancelled;
  for (const warning of report.warnings) host.core.warning(printableLines(warning));
  if (report.error) annotate(report, host);
  for (const [name, value] of Object.entries(outputsOf(report))) host.core.setOutput(name, value);
  await attempt('The job summary could not be written', host, () => host.writeSummary(jobSummary(report)));
  const hasChoice = findSetting('upload-report')?.operations.includes(report.operation) === true;
  if (settings && hasChoice && !isCancelled && wantsArtifact(settings.uploadReport, github.isPublic)) {
    await attempt('The report could not be uploaded as an artifact', host, async () => {
      const client = await host.openArtifactClient();
      await within(
        MAX_EXTRA_MS,
        uploadRunArtifact(report, client, { ...github, backupName: settings.backupName }),
      );
    });
  }
}

/** One annotation: the code as title, and the exit code in the message, as documented. */
function annotate(report: RunReport, host: AfterRun): void {
  if (!report.error) return;
  const { code, message, nextStep } = report.error;
  const text = `exit code ${report.exitCode}: ${message}${nextStep ? `\nNext step: ${nextStep}` : ''}`;
  host.core.error(printableLines(text), { title: printable(code) });
}

async function attempt(words: string, host: AfterRun, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    host.core.warning(`${words}: ${printableLines(messageOf(error))}`);
  }
}
