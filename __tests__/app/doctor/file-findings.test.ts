import { findFiles, findFilesLeftOut } from '../../../src/app/doctor/file-findings.js';
import { SupabaseStorage } from '../../../src/database/supabase/storage/supabase-storage.js';
import { SilentLog } from '../../support/silent-log.js';
import { type StorageProject, startStorageProject } from '../../support/supabase/storage-project.js';

let project: StorageProject;
let files: SupabaseStorage;

beforeEach(async () => {
  project = await startStorageProject();
  const { url, key } = project;
  const signal = new AbortController().signal;
  files = new SupabaseStorage({
    ...{ project: { url, key }, role: 'source', log: new SilentLog(), signal, random: Math.random },
  });
  project.putBucket('avatars', { public: true });
  project.putBucket('empty');
});
afterEach(() => project.stop());

it('tells how many files there are, how large, what is public and what is left out', async () => {
  for (let i = 0; i < 3; i++) project.put('avatars', `a/${i}`, Buffer.alloc(1000));
  const { status, found } = await findFiles(files, ['avatars']);
  expect(status).toBe('ok');
  expect(found).toMatch(/^3 files in 1 bucket, 3.0 kB; .*Everybody can read avatars .*Left out: empty\./);
  await expect(findFiles(files, ['nobody'])).rejects.toMatchObject({ name: 'SettingsError' });
});

it('warns of files that no backup has', async () => {
  expect(await findFilesLeftOut(files, { tables: null })).toMatchObject({ status: 'ok' });
  project.put('avatars', 'a', Buffer.alloc(1));
  expect(await findFilesLeftOut(files, { tables: null })).toMatchObject({
    ...{ status: 'warn', found: expect.stringContaining('files in avatars') },
  });
  const tables = (estimatedBytes: number) => [
    { schema: 'storage', name: 'objects', estimatedBytes, primaryKey: ['id'] },
  ];
  expect(await findFilesLeftOut(null, { tables: tables(0) })).toMatchObject({ status: 'ok' });
  expect(await findFilesLeftOut(null, { tables: tables(8192) })).toMatchObject({ status: 'warn' });
});
