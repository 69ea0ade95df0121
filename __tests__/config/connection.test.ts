import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionSources, parseConnection } from '../../src/config/connection.js';
import { SUPABASE_AUTHORITIES } from '../../src/config/supabase-authorities.js';
import { machine } from './sources-of.js';

let folder: string;
let pem: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'connection-test-'));
  const file = join(folder, 'ca.pem');
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-subj',
      '/CN=test',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      file,
    ],
    { stdio: 'ignore' },
  );
  pem = readFileSync(file, 'utf8');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function parse(url: string, more: Partial<ConnectionSources> = {}) {
  return parseConnection({
    setting: 'database-url',
    url,
    authority: undefined,
    pgVariables: undefined,
    system: machine(),
    ...more,
  });
}

describe('parseConnection', () => {
  it.each([
    ['postgres://u:p@h/d', [['h', 5432]]],
    ['postgresql://u:p@h:6000/d', [['h', 6000]]],
    [
      'postgres://u@h1:5433,h2/d',
      [
        ['h1', 5433],
        ['h2', 5432],
      ],
    ],
    [
      'postgres://u@h1,h2/d?port=6000',
      [
        ['h1', 6000],
        ['h2', 6000],
      ],
    ],
    [
      'postgres://u@[::1]:5433,[fe80::1]/d',
      [
        ['::1', 5433],
        ['fe80::1', 5432],
      ],
    ],
    ['postgres://u@%2Fvar%2Frun:5433/d', [['/var/run', 5433]]],
    ['postgres://u@/d?host=/var/run', [['/var/run', 5432]]],
    [
      'postgres://u@/d?host=a,b&port=1,2',
      [
        ['a', 1],
        ['b', 2],
      ],
    ],
  ])('finds the hosts of %s', (url, hosts) => {
    expect(parse(url).connection.hosts.map((h) => [h.host, h.port])).toEqual(hosts);
  });

  it.each([
    ['postgres://us%40er:p%40ss%2Fw%3Ard%25@h/d%20b', 'us@er', 'p@ss/w:rd%', 'd b'],
    ['postgres://user:p@ss@h/d', 'user', 'p@ss', 'd'],
    ['postgres://user:a:b@h/d', 'user', 'a:b', 'd'],
    ['postgres://h/?user=u&password=p%26q&dbname=d', 'u', 'p&q', 'd'],
    ['postgres://u:@h/d', 'u', undefined, 'd'],
    ['postgres://%C3%BC:%E2%82%AC@h/d', 'ü', '€', 'd'],
  ])('decodes %s', (url, user, password, database) => {
    expect(parse(url).connection).toMatchObject({ user, password, database });
  });

  it.each([
    ['postgres://u@db.example.com/d', 'verify-full'],
    ['postgres://u@localhost/d', 'disable'],
    ['postgres://u@127.8.0.1/d', 'disable'],
    ['postgres://u@[::1]/d', 'disable'],
    ['postgres://u@%2Ftmp/d', 'disable'],
    ['postgres://u@localhost,db.example.com/d', 'verify-full'],
    ['postgres://u@localhost.example.com/d', 'verify-full'],
    ['postgres://u@localhost/d?sslmode=verify-full', 'verify-full'],
    ['postgres://u@db.example.com/d?sslmode=disable', 'disable'],
    ['postgres://u@db.example.com/d?sslmode=verify-ca', 'verify-ca'],
  ])('protects %s by %s', (url, mode) => {
    const { connection, warnings } = parse(url);
    expect(connection.tls.mode).toBe(mode);
    expect(warnings).toEqual([]);
  });

  it('warns of sslmode=require, and verifies it when there is an authority, as libpq does', () => {
    const plain = parse('postgres://u@h/d?sslmode=require');
    expect(plain.connection.tls).toEqual({ mode: 'require', ca: undefined });
    expect(plain.warnings).toEqual([expect.stringContaining('anyone in between')]);
    const system = machine({ '/ca.pem': pem });
    const verified = parse('postgres://u@h/d?sslmode=require&sslrootcert=/ca.pem', { system });
    expect(verified.connection.tls).toEqual({ mode: 'verify-ca', ca: pem });
    expect(verified.warnings).toEqual([]);
  });

  it('verifies loopback too when an authority is given', () => {
    expect(parse('postgres://u@localhost/d', { authority: pem }).connection.tls).toEqual({
      mode: 'verify-full',
      ca: pem,
    });
    expect(parse('postgres://u@h/d?sslrootcert=system').connection.tls).toEqual({
      mode: 'verify-full',
      ca: undefined,
    });
  });

  it.each([
    ['user:hunter22@h/d', 'is no URL'],
    ['host=h password=hunter22', 'is no URL'],
    ['ftp://u:hunter22@h/d', 'unknown scheme "ftp://"'],
    ['postgres://u:hunter22@h', 'no database'],
    ['postgres://u:hunter22@/d', 'no host'],
    ['postgres://:hunter22@h/d', 'no user'],
    ['postgres://u:hunter22%zz@h/d', '%XX'],
    ['postgres://u:hunter22/x@h/d', 'percent-encoded'],
    ['postgres://u:hunter22@h:0/d', 'port'],
    ['postgres://u:hunter22@h:70000/d', 'port'],
    ['postgres://u:hunter22@a,b,c:1/d?port=1,2', '2 ports for 3 hosts'],
    ['postgres://u:hunter22@a,,b/d', 'empty host'],
    ['postgres://u:hunter22@fe80::1/d', 'brackets'],
    ['postgres://u:hunter22@h/d?sslmode=prefer', 'allowed: disable, require, verify-ca, verify-full'],
    ['postgres://u:hunter22@h/d?sslmode=Require', 'allowed: disable'],
    ['postgres://u:hunter22@h/d?ssl=true', 'unknown URL parameter "ssl" (did you mean sslmode?)'],
    ['postgres://u:hunter22@h/d?sslmode', 'without "="'],
    ['postgres://u:hunter22@h/d?connect_timeout=0', 'connect_timeout'],
    ['postgres://u:hunter22@h/d?sslrootcert=/none.pem', 'cannot be read'],
    ['postgres://u:hunter22@h/d?sslrootcert=system&sslmode=require', 'sslrootcert=system'],
  ])('refuses %s and keeps the password to itself', (url, words) => {
    const attempt = () => parse(url);
    expect(attempt).toThrow(words);
    expect(attempt).not.toThrow('hunter22');
  });

  it('refuses an authority that is no certificate, and one with sslmode=disable', () => {
    const system = machine({ '/ca.pem': 'nothing' });
    expect(() => parse('postgres://u@h/d?sslrootcert=/ca.pem', { system })).toThrow(
      'no certificate in PEM form',
    );
    expect(() => parse('postgres://u@h/d?sslmode=disable', { authority: pem })).toThrow('remove one');
  });

  it('warns of parameters without a meaning here', () => {
    const { warnings } = parse('postgres://u@h/d?schema=public&keepalives=1');
    expect(warnings).toEqual([expect.stringContaining('"schema"'), expect.stringContaining('"keepalives"')]);
  });
});

describe('with the variables of libpq', () => {
  const pgVariables = {
    PGHOST: 'pghost',
    PGPORT: '6001',
    PGUSER: 'pguser',
    PGPASSWORD: 'pgpass',
    PGDATABASE: 'pgdb',
    PGSSLMODE: 'disable',
    PGCONNECT_TIMEOUT: '7',
    PGAPPNAME: 'app',
  };

  it('fills in what the URL leaves out', () => {
    expect(parse('postgresql://', { pgVariables }).connection).toEqual({
      engine: 'postgresql',
      hosts: [{ host: 'pghost', port: 6001 }],
      user: 'pguser',
      password: 'pgpass',
      database: 'pgdb',
      tls: { mode: 'disable', ca: undefined },
      connectTimeoutMs: 7000,
      applicationName: 'app',
    });
  });

  it('refuses a parameter with two values', () => {
    expect(() => parse('postgres://u@h/d?sslmode=require&sslmode=verify-full')).toThrow('"sslmode" twice');
  });

  it('leaves what the URL says', () => {
    const url = 'postgresql://u:p@h:1/d?sslmode=verify-full&connect_timeout=2&application_name=x';
    expect(parse(url, { pgVariables }).connection).toMatchObject({
      hosts: [{ host: 'h', port: 1 }],
      user: 'u',
      password: 'p',
      database: 'd',
      tls: { mode: 'verify-full' },
      connectTimeoutMs: 2000,
      applicationName: 'x',
    });
  });

  it('ends with the user of the machine, the database of that name and the socket, as libpq does', () => {
    const system = machine({ '/var/run/postgresql': '' });
    expect(parse('postgresql://', { pgVariables: {}, system }).connection).toMatchObject({
      hosts: [{ host: '/var/run/postgresql', port: 5432 }],
      user: 'ada',
      database: 'ada',
      password: undefined,
    });
    expect(parse('postgresql://', { pgVariables: {} }).connection.hosts).toEqual([
      { host: 'localhost', port: 5432 },
    ]);
  });

  it('looks into the password file when nothing else gives a password', () => {
    const system = machine({ '/home/ada/.pgpass': 'other:*:*:*:no\nh2:5432:d:u:filed\n' });
    expect(parse('postgres://u@h1,h2/d', { pgVariables: {}, system }).connection.password).toBe('filed');
    expect(parse('postgres://u:own@h1,h2/d', { pgVariables: {}, system }).connection.password).toBe('own');
    expect(parse('postgres://u@h1,h2/d', { system }).connection.password).toBeUndefined();
  });

  it('ignores a password file that others may read, with a warning', () => {
    const system = machine({ '/p': '*:*:*:*:filed' }, ['/p']);
    const { connection, warnings } = parse('postgres://u@h/d', { pgVariables: { PGPASSFILE: '/p' }, system });
    expect(connection.password).toBeUndefined();
    expect(warnings).toEqual([expect.stringContaining('chmod 600 /p')]);
  });
});

describe("Supabase's authorities", () => {
  const pooler = 'postgres://postgres.abc:pw@aws-0-eu-west-1.pooler.supabase.com:5432/postgres';

  it('are the ones that Supabase publishes', () => {
    const certificates = SUPABASE_AUTHORITIES.split(/(?<=-----END CERTIFICATE-----\n)/).map(
      (text) => new X509Certificate(text),
    );
    expect(certificates.map((certificate) => certificate.fingerprint256.replaceAll(':', ''))).toEqual([
      '807025AD50D4ED219D2C9C7D299C004F824EB00CF7F65AFEF607D07B72E6CAFA',
      '5F9B77951A7AA1303F9B58EEA9BFA89E358CFDC15F9786FF10D4930A722C9AE2',
    ]);
    for (const certificate of certificates) expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it.each([
    ['the pooler', pooler, { mode: 'verify-full', ca: SUPABASE_AUTHORITIES }],
    [
      'the direct host',
      'postgres://postgres:pw@db.abc.supabase.co/postgres',
      { mode: 'verify-full', ca: SUPABASE_AUTHORITIES },
    ],
    ['sslmode=verify-ca', `${pooler}?sslmode=verify-ca`, { mode: 'verify-ca', ca: SUPABASE_AUTHORITIES }],
    ['sslmode=require', `${pooler}?sslmode=require`, { mode: 'require', ca: undefined }],
    ["the system's authorities", `${pooler}?sslrootcert=system`, { mode: 'verify-full', ca: undefined }],
    [
      'a host whose name only looks so',
      'postgres://u:p@db.supabase.com.example/d',
      { mode: 'verify-full', ca: undefined },
    ],
    [
      'one host of two',
      'postgres://u:p@db.abc.supabase.co,db.example/d',
      { mode: 'verify-full', ca: undefined },
    ],
  ])('verify what is theirs: %s', (_, url, tls) => {
    expect(parse(url).connection.tls).toEqual(tls);
  });

  it('give way to an authority that is named', () => {
    expect(parse(pooler, { authority: pem }).connection.tls).toEqual({ mode: 'verify-full', ca: pem });
  });
});
