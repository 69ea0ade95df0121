import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ReportDraft } from '../../src/app/report-draft.js';
import { verify } from '../../src/app/verify.js';
import { openStore } from '../../src/store/open-store.js';
import { SAMPLE_ID, sampleArchive } from '../pack/sample-archive.js';
import { admin, createBucket, S3_ENDPOINT, type TestBucket } from '../store/s3-server.js';
import { testOptions } from '../store/test-options.js';
import { codeOf, contextOf, sidecarOf, storeSample, wiringOf } from './stored-sample.js';

const FILE = `${SAMPLE_ID}.tar.gz`;

let bucket: TestBucket;
beforeEach(async () => {
  bucket = await createBucket({ versioned: true });
});
afterEach(() => bucket.remove());

async function put(Body: Buffer): Promise<string> {
  const { VersionId } = await admin.send(
    new PutObjectCommand({ Bucket: bucket.name, Key: `p/${FILE}`, Body }),
  );
  return VersionId ?? '';
}

async function run(flags: Record<string, string> = {}) {
  const context = contextOf();
  const given = {
    destination: `s3://${bucket.name}/p`,
    's3-endpoint': S3_ENDPOINT,
    's3-region': 'us-east-1',
  };
  const draft = new ReportDraft(null, null);
  await verify(wiringOf('verify', { ...given, ...flags }, context), context, draft);
  return draft.facts;
}

async function store(
  sample: Awaited<ReturnType<typeof sampleArchive>>,
  versionId: string,
  { withArchive = false } = {},
) {
  const opened = await openStore(
    { kind: 's3', bucket: bucket.name, prefix: 'p' },
    testOptions({ s3: { endpoint: S3_ENDPOINT } }),
  );
  const plain = sidecarOf(sample);
  const sidecar = { ...plain, archive: { ...plain.archive, versionId } };
  if (withArchive) await storeSample(opened, sample, { sidecar });
  else {
    const text = Buffer.from(JSON.stringify(sidecar));
    await opened.put(`${SAMPLE_ID}.manifest.json`, text, 'application/json');
  }
  await opened.close();
}

it('reads the version that the sidecar names, whatever was stored over it', async () => {
  const sample = await sampleArchive();
  const committed = await put(sample.archive);
  await store(sample, committed);
  const later = await put(Buffer.alloc(sample.archive.length));
  expect(later).not.toBe(committed);
  expect(await run()).toMatchObject({ verify: { checkedAgainst: 'sidecar' } });
});

it('finds damage in that version, however good the current one is', async () => {
  const sample = await sampleArchive();
  const damaged = Buffer.from(sample.archive);
  damaged.fill(0, 600, 700);
  await store(sample, await put(damaged));
  await put(sample.archive);
  expect(await codeOf(run())).toMatchObject({ kind: 'integrity' });
});

it('reads the current version, with a warning, where that one is gone', async () => {
  const sample = await sampleArchive();
  await store(sample, '00000000-1111-2222-3333-444444444444', { withArchive: true });
  expect((await run()).warnings).toEqual([expect.stringContaining('current version was read')]);
});

it('says of an address whose bucket does not exist that the bucket is missing', async () => {
  const missing = `s3://${bucket.name}-not/p/${FILE}`;
  expect(await codeOf(run({ backup: missing }))).toMatchObject({ code: 'BUCKET_MISSING' });
  expect(await codeOf(run({ backup: `s3://${bucket.name}/p/${FILE}` }))).toMatchObject({ code: 'NOT_FOUND' });
});
