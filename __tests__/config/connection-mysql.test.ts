import { parseConnection } from '../../src/config/connection.js';
import { machine } from './sources-of.js';

function parse(url: string, pgVariables?: Record<string, string>) {
  return parseConnection({
    setting: 'database-url',
    url,
    authority: undefined,
    pgVariables,
    system: machine(),
  });
}

const tlsOf = (parameters: string, host = 'db.example.com') =>
  parse(`mysql://u:p@${host}/d?${parameters}`).connection.tls.mode;

it.each([
  ['mysql://u:p@h/d', [['h', 3306]]],
  ['mariadb://u:p@h:4000/d', [['h', 4000]]],
  ['mysql2://u:p@[::1]:3307/d', [['::1', 3307]]],
  [
    'mysql://u:p@h1:3307,h2/d',
    [
      ['h1', 3307],
      ['h2', 3306],
    ],
  ],
  ['mysql://u:p@localhost/d?socket=/run/mysqld/mysqld.sock', [['/run/mysqld/mysqld.sock', 3306]]],
  ['mysql://u:p@localhost/d?unix_socket=/run/m.sock', [['/run/m.sock', 3306]]],
  ['mysql://u:p@%2Frun%2Fm.sock/d', [['/run/m.sock', 3306]]],
])('%s leads to %j', (url, hosts) => {
  expect(parse(url).connection.hosts.map(({ host, port }) => [host, port])).toEqual(hosts);
});

it('decodes the log-in and the database, and takes nothing from the environment', () => {
  const { connection } = parse('mysql://a%40b:p%2F%3A%25@h/my%20db', { PGPASSWORD: 'x', PGDATABASE: 'y' });
  expect(connection).toMatchObject({ engine: 'mysql', user: 'a@b', password: 'p/:%', database: 'my db' });
  expect(parse('mysql://u@h/d', { PGPASSWORD: 'x' }).connection.password).toBeUndefined();
});

it.each([
  ['', 'verify-full'],
  ['ssl-mode=VERIFY_IDENTITY', 'verify-full'],
  ['ssl-mode=VERIFY_CA', 'verify-ca'],
  ['sslMode=required', 'require'],
  ['sslmode=verify-full', 'verify-full'],
  ['ssl-mode=DISABLED', 'disable'],
  ['ssl-mode=VERIFY_CA&sslmode=verify-ca&ssl-mode=VERIFY_CA', 'verify-ca'],
  ['ssl=true', 'verify-full'],
  ['ssl=false', 'disable'],
  ['ssl={"rejectUnauthorized":true}', 'verify-full'],
  ['ssl=%7B%22rejectUnauthorized%22%3Afalse%7D', 'require'],
  ['sslaccept=strict', 'verify-full'],
  ['sslaccept=accept_invalid_certs', 'require'],
  ['ssl_verify_cert=true&ssl_verify_identity=true', 'verify-full'],
  ['ssl_verify_identity=false', 'verify-ca'],
  ['ssl_verify_cert=false', 'require'],
  ['useSSL=true&requireSSL=true', 'verify-full'],
  ['useSSL=true&verifyServerCertificate=false', 'require'],
  ['useSSL=false&allowPublicKeyRetrieval=true', 'disable'],
  ['tls=true', 'verify-full'],
  ['tls=skip-verify', 'require'],
])('%s means %s', (parameters, mode) => {
  expect(tlsOf(parameters)).toBe(mode);
});

it('goes without TLS on loopback and sockets, and warns where nobody is verified', () => {
  expect(tlsOf('', '127.0.0.1')).toBe('disable');
  expect(tlsOf('socket=/s.sock')).toBe('disable');
  const { warnings } = parse('mysql://u:p@h/d?ssl-mode=REQUIRED&charset=utf8mb4');
  expect(warnings).toEqual([
    expect.stringContaining('"charset"'),
    expect.stringContaining('anyone in between'),
  ]);
});

it.each([
  ['mysql://u:hunter22@h', 'no database'],
  ['mysql://u:hunter22@/d', 'no host'],
  ['mysql://:hunter22@h/d', 'no user'],
  ['mysql://u:hunter22@h/mysql', "the server's own data; name the database of yours"],
  ['mysql://u:hunter22@h/INFORMATION_SCHEMA', "the server's own data"],
  ['mysql://u:hunter22@a,,b/d', 'empty host'],
  ['mysql://u:hunter22@h:0/d', 'port'],
  ['mysql://u:hunter22/x@h/d', 'percent-encoded'],
  ['mysql://u:hunter22@h/d?socket=s.sock', 'no absolute path'],
  ['mysql://u:hunter22@h/d?ssl-mode=PREFERRED', 'silently goes on without encryption'],
  ['mysql://u:hunter22@h/d?ssl-mode=REQUIRED&ssl-mode=VERIFY_CA', '"ssl-mode" twice'],
  ['mysql://u:hunter22@h/d?ssl-mode=REQUIRED&sslmode=verify-ca', 'ssl-mode and sslmode, which contradict'],
  ['mysql://u:hunter22@h/d?ssl-mod=REQUIRED', 'did you mean ssl-mode?'],
  ['mysql://u:hunter22@h/d?ssl=Amazon%20RDS', 'allowed: 0, 1, true, false'],
  ['mysql://u:hunter22@h/d?ssl={rejectUnauthorized}', 'no JSON'],
  ['mysql://u:hunter22@h/d?connect_timeout=no', 'connect_timeout'],
  ['mysql://u:hunter22@h/d?ssl-ca=/none.pem', 'cannot be read'],
])('refuses %s and keeps the password to itself', (url, words) => {
  const attempt = () => parse(url);
  expect(attempt).toThrow(words);
  expect(attempt).not.toThrow('hunter22');
});
