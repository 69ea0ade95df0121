import { execFileSync } from 'node:child_process';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import pg from 'pg';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import {
  node24,
  POSTGRES_MAJORS,
  pgDump18,
  poolerUrl,
  postgresUrl,
  s3Service,
  tlsFiles,
  withUrl,
} from '../support/services.js';

describe.each(POSTGRES_MAJORS)('PostgreSQL %i', (major) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase(major);
  });
  afterAll(() => database.drop());

  it('is the version that it is called', async () => {
    const { rows } = await database.query('SHOW server_version_num');
    expect(Math.floor(Number(rows[0].server_version_num) / 10_000)).toBe(major);
  });

  it('is read by pg_dump 18', async () => {
    await database.query('CREATE TABLE seen (id int)');
    const dump = execFileSync(pgDump18(), ['--schema-only', database.url], { encoding: 'utf8' });
    expect(dump).toContain('CREATE TABLE public.seen');
  });

  it('refuses a wrong password', async () => {
    const client = new pg.Client({ connectionString: withUrl(postgresUrl(major), { password: 'wrong' }) });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });
});

describe('TLS of the servers', () => {
  const { authority, stranger } = tlsFiles();
  const connect = async (host: string, sslrootcert: string) => {
    const url = withUrl(postgresUrl(), { host, search: { sslmode: 'verify-full', sslrootcert } });
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    await client.end();
    return rows[0].ssl;
  };

  it('holds for the name localhost', async () => expect(await connect('localhost', authority)).toBe(true));
  it('does not hold for another name', () => expect(connect('127.0.0.1', authority)).rejects.toThrow(/127/));
  it('does not hold for another authority', () =>
    expect(connect('localhost', stranger)).rejects.toThrow(/self-signed|certificate|verify/i));
});

describe('PgBouncer', () => {
  it('pools transactions: a setting of one client is met by the next', async () => {
    const one = new pg.Client({ connectionString: poolerUrl() });
    await one.connect();
    await one.query("SET work_mem = '77MB'");
    await one.end();
    const next = new pg.Client({ connectionString: poolerUrl() });
    await next.connect();
    const { rows } = await next.query('SHOW work_mem');
    await next.query('RESET work_mem');
    await next.end();
    expect(rows[0].work_mem).toBe('77MB');
  });
});

describe('S3', () => {
  let bucket: TestBucket;
  beforeAll(async () => {
    bucket = await createBucket();
  });
  afterAll(() => bucket.remove());

  it('keeps versions', async () => {
    const put = (Body: string) =>
      bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: 'k', Body }));
    const first = await put('one');
    const second = await put('two');
    expect(first.VersionId).not.toBe(second.VersionId);
    const old = await bucket.client.send(
      new GetObjectCommand({ Bucket: bucket.name, Key: 'k', VersionId: first.VersionId }),
    );
    expect(await old.Body?.transformToString()).toBe('one');
  });

  it('refuses a key that exists, when asked to', async () => {
    const command = () =>
      new PutObjectCommand({ Bucket: bucket.name, Key: 'once', Body: 'x', IfNoneMatch: '*' });
    await bucket.client.send(command());
    await expect(bucket.client.send(command())).rejects.toMatchObject({
      $metadata: { httpStatusCode: 412 },
    });
  });

  it('refuses content that differs from its checksum, where it verifies', async () => {
    const wrong = new PutObjectCommand({
      Bucket: bucket.name,
      Key: 'wrong',
      Body: 'content',
      ChecksumAlgorithm: 'SHA256',
      ChecksumSHA256: Buffer.alloc(32).toString('base64'),
    });
    const put = bucket.client.send(wrong);
    if (s3Service().verifies) await expect(put).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
    else await put;
  });
});

describe('Node 24', () => {
  it('is one', () => {
    expect(execFileSync(node24(), ['--version'], { encoding: 'utf8' })).toMatch(/^v24\./);
  });
});
