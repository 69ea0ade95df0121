import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readFile as readBytes, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openArchive } from '../../../src/app/archive/open-archive.js';
import { ReportDraft } from '../../../src/app/report-draft.js';
import { verify } from '../../../src/app/verify.js';
import { SAMPLE_ID, sampleArchive } from '../../pack/sample-archive.js';
import { codeOf, contextOf, readFile, wiringOf } from '../stored-sample.js';

const ORDERS = 'tables/public.orders.json';
let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'open-folder-'));
  folder = join(parent, SAMPLE_ID);
  const { archive } = await sampleArchive({ files: { 'schema/pre-data.sql': 'select 1;\n' } });
  execFileSync('tar', ['-xzf', '-', '-C', parent], { input: archive });
});
afterEach(() => rm(parent, { recursive: true }));

function open(backup = folder) {
  const context = contextOf();
  const wiring = wiringOf('verify', { backup }, context);
  return openArchive(wiring, context, wiring.chooseBackup());
}

async function fetchCode(files: 'all' | readonly string[] = 'all') {
  return codeOf(open().then((archive) => archive.fetch(files)));
}

it.each([
  ['its path', () => folder],
  ['its path with a slash', () => `${folder}/`],
  ['file://', () => pathToFileURL(folder).href],
])('is opened by %s', async (_what, backup) => {
  const archive = await open(backup());
  await archive.fetch(['schema/pre-data.sql']);
  expect(archive).toMatchObject({
    id: SAMPLE_ID,
    checkedAgainst: 'own-manifest',
    bytesFetched: 0,
    sidecar: null,
  });
  expect(archive.warnings).toEqual([expect.stringContaining('no sidecar')]);
  expect(await readFile(archive, ORDERS)).toContain('"note":"x"');
  await archive.close();
});

it('is verified as well', async () => {
  const context = contextOf();
  const draft = new ReportDraft(null, null);
  await verify(wiringOf('verify', { backup: folder }, context), context, draft);
  expect(draft.facts).toMatchObject({
    backupId: SAMPLE_ID,
    rows: 4,
    verify: { checkedAgainst: 'own-manifest', files: 7 },
  });
});

it.each([
  [
    'a link in place of a file',
    'ARCHIVE_HOSTILE',
    async () => {
      await rm(join(folder, ORDERS));
      await symlink('/etc/passwd', join(folder, ORDERS));
    },
  ],
  [
    'a link in place of a folder',
    'ARCHIVE_HOSTILE',
    async () => {
      await rm(join(folder, 'schema'), { recursive: true });
      await symlink('/tmp', join(folder, 'schema'));
    },
  ],
  [
    'a pipe',
    'ARCHIVE_HOSTILE',
    async () => {
      await rm(join(folder, ORDERS));
      execFileSync('mkfifo', [join(folder, ORDERS)]);
    },
  ],
  ['a file more', 'FILE_UNEXPECTED', () => writeFile(join(folder, 'tables/public.more.json'), '[]\n')],
  ['a folder more', 'ARCHIVE_HOSTILE', () => mkdir(join(folder, 'more'))],
  ['a file less', 'FILE_MISSING', () => rm(join(folder, ORDERS))],
  ['no SHA256SUMS', 'FILE_MISSING', () => rm(join(folder, 'SHA256SUMS'))],
  ['a longer file', 'FILE_HASH_DIFFERS', () => appendFile(join(folder, ORDERS), ' ')],
  [
    'a changed byte',
    'FILE_HASH_DIFFERS',
    async () => {
      const bytes = await readBytes(join(folder, ORDERS));
      bytes[5] = (bytes[5] ?? 0) ^ 1;
      await writeFile(join(folder, ORDERS), bytes);
    },
  ],
  ['a changed manifest', 'FILE_HASH_DIFFERS', () => appendFile(join(folder, 'manifest.json'), ' ')],
])('refuses %s', async (_what, code, change) => {
  await change();
  expect((await fetchCode()).code).toBe(code);
  expect((await fetchCode([ORDERS])).code).toBe(code);
});

it('names a newer format', async () => {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readBytes(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, version: 2 }));
  expect((await fetchCode()).code).toBe('FORMAT_NEWER');
});

it('does not open a manifest that is a link', async () => {
  await rm(join(folder, 'manifest.json'));
  await symlink('/etc/passwd', join(folder, 'manifest.json'));
  expect((await fetchCode()).code).toBe('ARCHIVE_HOSTILE');
});

it('notices a file that changed after it was checked', async () => {
  const archive = await open();
  await archive.fetch('all');
  await appendFile(join(folder, ORDERS), ' ');
  expect(await codeOf(readFile(archive, ORDERS))).toMatchObject({
    code: 'FILE_HASH_DIFFERS',
    message: expect.stringContaining(ORDERS),
  });
});

it('refuses a folder that is no unpacked archive', async () => {
  expect(await codeOf(Promise.resolve().then(() => open(parent)))).toMatchObject({
    code: 'SETTING_INVALID',
    message: expect.stringContaining('manifest.json'),
  });
});
