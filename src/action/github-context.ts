import { readFileSync } from 'node:fs';

type Variables = Readonly<Record<string, string | undefined>>;

/** What GitHub says about the run (https://docs.github.com/actions/reference/variables-reference). */
export interface GitHubContext {
  readonly runUrl: string | undefined;
  /** A GitHub-hosted runner, whose disk is gone after the run. */
  readonly isEphemeral: boolean;
  /** undefined when GitHub does not say. */
  readonly isPublic: boolean | undefined;
  /** Differs between runs and their attempts. */
  readonly runKey: string;
  readonly tempFolder: string | undefined;
}

export function readGitHubContext(variables: Variables): GitHubContext {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = variables;
  return {
    runUrl: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : undefined,
    isEphemeral: variables.RUNNER_ENVIRONMENT === 'github-hosted',
    isPublic: isPublicRepository(readEvent(variables.GITHUB_EVENT_PATH)),
    runKey: `${run ?? 'local'}-${variables.GITHUB_RUN_ATTEMPT ?? '1'}-${variables.GITHUB_JOB ?? 'job'}`,
    tempFolder: variables.RUNNER_TEMP || undefined,
  };
}

/** Events of schedules carry the repository too; anything unreadable is "not said". */
function readEvent(path: string | undefined): unknown {
  if (!path) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** `visibility` is public, private or internal; older servers only say `private`. */
export function isPublicRepository(event: unknown): boolean | undefined {
  const repository = field(event, 'repository');
  const visibility = field(repository, 'visibility');
  if (typeof visibility === 'string') return visibility === 'public';
  const isPrivate = field(repository, 'private');
  return typeof isPrivate === 'boolean' ? !isPrivate : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
