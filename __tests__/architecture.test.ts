import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SOURCE = resolve('src');

/** What a folder may import besides itself (docs: CONTRIBUTING.md, "Layout"). */
const ALLOWED: Record<string, readonly string[]> = {
  core: [],
  lib: ['core'],
  config: ['core', 'lib'],
  database: ['core', 'lib'],
  encode: ['core', 'lib'],
  pack: ['core', 'lib'],
  store: ['core', 'lib'],
  retain: ['core', 'lib'],
  notify: ['core', 'lib'],
  page: ['core', 'lib'],
  app: ['core', 'lib', 'config', 'database', 'encode', 'pack', 'store', 'retain', 'notify', 'page'],
  action: ['core', 'lib', 'config', 'app', 'page'],
  cli: ['core', 'lib', 'config', 'app'],
};

/** Packages that have one home. */
const HOMES: readonly [RegExp, string][] = [
  [/^@actions\//, 'action'],
  [/^pg(-.*)?$/, 'database/postgres'],
  [/^mysql2/, 'database/mysql'],
  [/^@supabase\//, 'database/supabase'],
  [/^@(aws-sdk|smithy)\//, 'store'],
  [/^tar$/, 'pack'],
  [/^nodemailer/, 'notify'],
  [/^d3-/, 'page'],
];

const FACES = ['action', 'cli'];
const FACE_ONLY = /\bprocess\.(env|argv|exit|exitCode|stdout|stderr|stdin|on|once)\b|\bconsole\.\w/;
const DRAWERS = /(^|[-/])(utils?|helpers?|common|misc|index)\.ts$/;

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('/assembly/'))
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }));

function importsOf(text: string): string[] {
  const pattern = /(?:from|import)\s*\(?\s*'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

function offences(judge: (file: { name: string; text: string }) => string[]): string[] {
  return files.flatMap((file) => judge(file).map((offence) => `${file.name}: ${offence}`));
}

describe('architecture', () => {
  it('sees the source files', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('imports follow one direction', () => {
    const found = offences(({ name, text }) => {
      const folder = name.split('/')[0] ?? '';
      const allowed = ALLOWED[folder];
      if (!allowed) return name.includes('/') ? [`folder ${folder} is not in the layout`] : [];
      return importsOf(text)
        .filter((target) => target.startsWith('.'))
        .map((target) => relative(SOURCE, resolve(SOURCE, dirname(name), target)).split('/')[0] ?? '')
        .filter((target) => target !== folder && !allowed.includes(target))
        .map((target) => `imports ${target}`);
    });
    expect(found).toEqual([]);
  });

  it('packages have one home', () => {
    const found = offences(({ name, text }) =>
      importsOf(text).filter((target) =>
        HOMES.some(([pattern, home]) => pattern.test(target) && !name.startsWith(`${home}/`)),
      ),
    );
    expect(found).toEqual([]);
  });

  it('only the faces touch the process', () => {
    const found = offences(({ name, text }) => {
      if (FACES.includes(name.split('/')[0] ?? '')) return [];
      const match = FACE_ONLY.exec(withoutComments(text));
      return match ? [match[0]] : [];
    });
    expect(found).toEqual([]);
  });

  it('has no drawers, default exports or long files', () => {
    const found = offences(({ name, text }) => [
      ...(DRAWERS.test(name) && !FACES.includes(dirname(name)) ? ['is a drawer'] : []),
      ...(/^export default /m.test(text) ? ['has a default export'] : []),
      ...(text.split('\n').length > 400 && !name.endsWith('.generated.ts')
        ? ['is longer than 400 lines']
        : []),
    ]);
    expect(found).toEqual([]);
  });
});
