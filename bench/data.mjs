/**
 * The databases the benchmark reads: three tables of about 380 MB of heap each (wide, narrow, jsonb-heavy),
 * series of 1 M and 20 M rows for memory and time per row, and 1000 tiny tables.
 * The values are made by the server from a fixed seed, so that every run reads the same bytes.
 */

const WORDS = `array['order','paid','shipped','München','東京','quote "x"','back\\slash','lorem ipsum dolor','a','the quick brown fox']`;

/** Sentences of random words out of 4096, of four to nine letters: text that is neither noise nor repetition. */
const SENTENCES = `
create function word(n int) returns text language sql immutable as $$
  select translate(substr(md5(n::text), 1, 4 + n % 6), '0123456789', 'etaoinshrd') $$;
create function sentence(seed bigint, length int) returns text language sql immutable as $$
  select string_agg(word((hashint8(seed * 131 + i) & 4095)), ' ') from generate_series(1, length) i $$;
`;

export const MIXED = `${SENTENCES}
select setseed(0.42);
create table wide (
  id bigint primary key, code char(8), name text, mail text, note text, street text, city text, zip text, country text,
  a int, b int, c bigint, d numeric(12,2), e numeric(12,4), f float8, g float8, h bool, i bool,
  t1 timestamptz, t2 timestamptz, d1 date, u uuid, tags text[], body text);
insert into wide
select n, lpad((n % 99999)::text, 8, 'x'), 'Customer ' || n, 'user' || n || '@example.org', (${WORDS})[1 + n % 10],
  'Street ' || (n * 7 % 1000), (${WORDS})[1 + n * 3 % 10], (10000 + n % 90000)::text, 'DE',
  n % 1000, (random() * 1e9)::int, (random() * 1e15)::bigint, (random() * 1e6)::numeric(12,2), (random() * 1e4)::numeric(12,4),
  random(), random() * 1e6, n % 3 = 0, n % 5 = 0, timestamptz '2024-01-01' + n * interval '7 seconds',
  timestamptz '2025-01-01' + n * interval '11.123 seconds', date '2020-01-01' + n % 2000,
  md5(n::text)::uuid, array['t' || n % 10, 't' || n % 7],
  sentence(n, 40)
from generate_series(1, 620000) n;
create table narrow (id int primary key, account int not null, amount numeric(10,2) not null, at timestamptz not null, open bool);
insert into narrow
select n, (random() * 1e6)::int, (random() * 1e4)::numeric(10,2), timestamptz '2024-01-01' + n * interval '3 seconds', n % 2 = 0
from generate_series(1, 5000000) n;
create table events (id bigint primary key, payload jsonb not null, extra jsonb);
insert into events
select n, jsonb_build_object('user', jsonb_build_object('id', n % 50000, 'name', 'User ' || n % 50000, 'mail', 'u' || n % 50000 || '@example.org'),
    'event', (${WORDS})[1 + n % 10], 'at', timestamptz '2024-01-01' + n * interval '3 seconds', 'amount', (random() * 1e4)::numeric(10,2),
    'items', jsonb_build_array(jsonb_build_object('sku', md5(n::text), 'n', n % 9), jsonb_build_object('sku', md5((n + 1)::text), 'n', n % 7)),
    'text', 'a "quoted" text with \\ backslash and ' || sentence(n, 14)),
  case when n % 3 = 0 then null else jsonb_build_array(n, n % 2 = 0, null, 'x') end
from generate_series(1, 780000) n;
drop function sentence, word;
vacuum analyze;
`;

/** For the restore: indexes beside the keys, and a table of about a hundredth of the whole. */
export const RESTORED_AS_WELL = `
create index on narrow (account);
create index on wide (mail);
create index on events ((payload ->> 'event'));
create table part (id int primary key, account int not null, amount numeric(10,2) not null, at timestamptz not null, open bool);
insert into part
select n, n * 7 % 1000003, (n * 37 % 1000000 / 100.0)::numeric(10,2), timestamptz '2024-01-01' + n * interval '3 seconds', n % 2 = 0
from generate_series(1, 150000) n;
vacuum analyze;
`;

export const rowsOf = (count) => `
create table series (id int primary key, account int not null, amount numeric(10,2) not null, at timestamptz not null, open bool);
insert into series
select n, n * 7 % 1000003, (n * 37 % 1000000 / 100.0)::numeric(10,2), timestamptz '2024-01-01' + n * interval '3 seconds', n % 2 = 0
from generate_series(1, ${count}) n;
vacuum analyze;
`;

export const TINY = Array.from(
  { length: 1000 },
  (_, n) =>
    `create table tiny_${n} (id int primary key, name text); insert into tiny_${n} values (1, 'one'), (2, 'two');`,
).join('\n');
