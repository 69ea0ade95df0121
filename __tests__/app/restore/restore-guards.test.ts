import { confirmRestore, type GuardedRestore, neededWords } from '../../../src/app/restore/restore-guards.js';

const source = {
  engine: 'postgresql' as const,
  serverVersion: '15.18',
  database: 'shop',
  fingerprint: '7000/5',
  fingerprintKind: 'system-identifier',
  consistency: 'snapshot',
};

const stranger: GuardedRestore = {
  mode: 'create',
  targetEnvironment: undefined,
  source,
  target: { ...source, fingerprint: '8000/5', isEmpty: false },
};

const words = (change: Partial<GuardedRestore>) =>
  neededWords({ ...stranger, ...change }).map((needed) => needed.words);

describe('neededWords', () => {
  it('asks for nothing into another database', () => {
    expect(words({})).toEqual([]);
    expect(words({ targetEnvironment: 'staging' })).toEqual([]);
  });

  it.each(['production', 'prod', 'Production', 'PROD'])('guards the environment %s', (targetEnvironment) => {
    expect(words({ targetEnvironment })).toEqual(['RESTORE PRODUCTION']);
  });

  it("guards the backup's own source, even an empty one", () => {
    expect(words({ target: { ...source, isEmpty: true } })).toEqual(['RESTORE PRODUCTION']);
  });

  it('guards a database of the same name whose host tells nothing', () => {
    const address = { fingerprint: 'db:5432/shop', fingerprintKind: 'address' };
    expect(words({ target: { ...source, ...address, isEmpty: false } })).toEqual(['RESTORE PRODUCTION']);
    expect(words({ target: { ...source, ...address, isEmpty: true } })).toEqual([]);
    expect(words({ target: { ...source, ...address, database: 'staging', isEmpty: false } })).toEqual([]);
  });

  it('guards a database of the same name that is known in another way', () => {
    const project = { fingerprint: 'abcdef/shop', fingerprintKind: 'supabase-project' };
    expect(words({ target: { ...source, ...project, isEmpty: false } })).toEqual(['RESTORE PRODUCTION']);
    expect(words({ target: { ...source, ...project, database: 'staging', isEmpty: false } })).toEqual([]);
  });

  it('guards what a backup over REST may have been made of, unless the projects say that it was not', () => {
    const host = {
      fingerprint: 'api.example.com',
      fingerprintKind: 'rest-address',
      database: 'api.example.com',
    };
    const project = {
      fingerprint: 'abcdef/postgres',
      fingerprintKind: 'supabase-project',
      database: 'postgres',
    };
    const over = (from: typeof host, into: typeof host, isEmpty = false) =>
      words({
        source: { ...source, ...from, via: 'rest' as const },
        target: { ...source, ...into, isEmpty },
      });
    expect(over(host, source)).toEqual(['RESTORE PRODUCTION']);
    expect(over(project, source)).toEqual(['RESTORE PRODUCTION']);
    expect(over(project, project)).toEqual(['RESTORE PRODUCTION']);
    expect(over(project, { ...project, fingerprint: 'ghijkl/postgres' })).toEqual([]);
    expect(over(host, source, true)).toEqual([]);
  });

  it('guards a target behind REST, unless it has no rows or the projects say that it is another one', () => {
    const host = {
      fingerprint: 'api.example.com',
      fingerprintKind: 'rest-address',
      database: 'api.example.com',
    };
    const project = {
      fingerprint: 'abcdef/postgres',
      fingerprintKind: 'supabase-project',
      database: 'postgres',
    };
    const into = (from: typeof host, to: typeof host, isEmpty = false) =>
      words({ source: { ...source, ...from }, target: { ...source, ...to, via: 'rest' as const, isEmpty } });
    expect(into(source, host)).toEqual(['RESTORE PRODUCTION']);
    expect(into(source, host, true)).toEqual([]);
    expect(into(host, { ...host, fingerprint: 'other.example.com', database: 'other.example.com' })).toEqual([
      'RESTORE PRODUCTION',
    ]);
    expect(into(host, host, true)).toEqual(['RESTORE PRODUCTION']);
    expect(into(project, { ...project, fingerprint: 'ghijkl/postgres' })).toEqual([]);
  });

  it('asks for a word of its own before a rebuild', () => {
    expect(words({ mode: 'rebuild' })).toEqual(['REBUILD']);
    expect(words({ mode: 'rebuild', targetEnvironment: 'prod' })).toEqual(['RESTORE PRODUCTION', 'REBUILD']);
  });
});

describe('confirmRestore', () => {
  const needed = neededWords({ ...stranger, mode: 'rebuild', targetEnvironment: 'production' });

  it('takes several confirmations in one setting', async () => {
    await confirmRestore(needed, 'RESTORE PRODUCTION, REBUILD', undefined);
    await confirmRestore(needed, 'REBUILD,RESTORE PRODUCTION', undefined);
    await confirmRestore([], undefined, undefined);
  });

  it.each([undefined, 'yes', 'restore production, rebuild', 'RESTORE PRODUCTION'])(
    'refuses %p',
    async (confirm) => {
      await expect(confirmRestore(needed, confirm, undefined)).rejects.toMatchObject({
        kind: 'safety',
        code: 'CONFIRMATION_MISSING',
        setting: 'confirm',
      });
    },
  );

  it('asks at the terminal, unless something else was given', async () => {
    const questions: string[] = [];
    const typing = (answers: string[]) => async (question: string) => {
      questions.push(question);
      return answers.shift() ?? '';
    };
    await confirmRestore(needed, undefined, typing(['RESTORE PRODUCTION', 'REBUILD']));
    expect(questions.map((q) => q.split('\n')[1])).toEqual([
      'Type RESTORE PRODUCTION to go on: ',
      'Type REBUILD to go on: ',
    ]);
    await expect(confirmRestore(needed, undefined, typing(['RESTORE PRODUCTION', 'no']))).rejects.toThrow();
    await expect(confirmRestore(needed, 'no', typing(['RESTORE PRODUCTION', 'REBUILD']))).rejects.toThrow();
  });
});
