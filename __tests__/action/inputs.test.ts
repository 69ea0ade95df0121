import { isPublicRepository, readGitHubContext } from '../../src/action/github-context.js';
import { readInputs } from '../../src/action/inputs.js';

function read(variables: Record<string, string>) {
  const getInput = (name: string) => (variables[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const { operation, given } = readInputs(getInput, variables);
  return { operation, given: Object.fromEntries(given) };
}

describe('readInputs', () => {
  it('reads what is given and backs up by default', () => {
    expect(read({ 'INPUT_RETENTION-DAYS': ' 5 ', INPUT_JOBS: '', PATH: 'x' })).toEqual({
      operation: 'backup',
      given: { 'retention-days': '5' },
    });
    expect(read({ INPUT_OPERATION: 'list' }).operation).toBe('list');
  });

  it('finds inputs that action.yml does not declare', () => {
    expect(read({ 'INPUT_RETENTON-DAYS': '5' }).given).toEqual({ 'retenton-days': '5' });
  });
});

describe('readGitHubContext', () => {
  it('knows the run and the runner', () => {
    const variables = {
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '7',
      RUNNER_ENVIRONMENT: 'github-hosted',
    };
    expect(readGitHubContext(variables)).toMatchObject({
      runUrl: 'https://github.com/o/r/actions/runs/7',
      isEphemeral: true,
      isPublic: undefined,
    });
    expect(readGitHubContext({})).toMatchObject({ runUrl: undefined, isEphemeral: false });
    expect(readGitHubContext({ GITHUB_EVENT_PATH: '/nowhere' }).isPublic).toBeUndefined();
  });

  it.each([
    [{ repository: { visibility: 'public', private: false } }, true],
    [{ repository: { visibility: 'internal', private: true } }, false],
    [{ repository: { private: false } }, true],
    [{ repository: {} }, undefined],
    [null, undefined],
    ['text', undefined],
  ])('reads the visibility from %p', (event, isPublic) => {
    expect(isPublicRepository(event)).toBe(isPublic);
  });
});
