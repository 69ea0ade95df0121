import { planMerge } from '../../../../src/database/postgres/restore/merge-plan.js';
import { mergeSteps } from '../../../../src/database/postgres/restore/merge-steps.js';
import { planReplace } from '../../../../src/database/postgres/restore/replace-plan.js';
import { replaceSteps } from '../../../../src/database/postgres/restore/replace-steps.js';
import { dumpOf } from '../../../support/pg-dump-diff.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl, withUrl } from '../../../support/services.js';
import { requestFor, runSteps, takeBackup, targetSession } from '../../../support/steps-harness.js';

/** Every way in which rows may break a rule that is there: plain, inherited, declared twice, partitioned, by domains. */
const OPEN = `CREATE SCHEMA o;
  CREATE DOMAIN o.late AS int; CREATE DOMAIN o.over AS o.late; CREATE TYPE o.pair AS (a o.over, b text);
  CREATE TABLE o.plain (id int PRIMARY KEY, a int, b o.late[], c o.pair, d int CHECK (d > 0));
  INSERT INTO o.plain VALUES (1, -1, '{-1}', '(-1,x)', 1);
  CREATE TABLE o.mother (id int PRIMARY KEY, a int); CREATE TABLE o.child (PRIMARY KEY (id)) INHERITS (o.mother);
  CREATE TABLE o.same (PRIMARY KEY (id)) INHERITS (o.mother); CREATE TABLE o.good (PRIMARY KEY (id)) INHERITS (o.mother);
  INSERT INTO o.mother VALUES (1, -1); INSERT INTO o.child VALUES (2, -1); INSERT INTO o.same VALUES (3, -1); INSERT INTO o.good VALUES (4, 1);
  CREATE TABLE o.root (id int PRIMARY KEY, a int) PARTITION BY RANGE (id);
  CREATE TABLE o.leaf PARTITION OF o.root FOR VALUES FROM (0) TO (10); INSERT INTO o.root VALUES (1, -1);
  ALTER TABLE o.plain ADD CONSTRAINT "not; yet" CHECK (a > 0) NOT VALID, ADD CONSTRAINT alone CHECK (a > 5) NO INHERIT NOT VALID;
  ALTER TABLE o.same ADD CONSTRAINT open CHECK (a > 0) NOT VALID; ALTER TABLE o.mother ADD CONSTRAINT open CHECK (a > 0) NOT VALID;
  ALTER TABLE o.good VALIDATE CONSTRAINT open; ALTER TABLE o.root ADD CONSTRAINT "of all" CHECK (a > 0) NOT VALID;
  ALTER DOMAIN o.late ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID; COMMENT ON CONSTRAINT positive ON DOMAIN o.late IS 'some''day';
  COMMENT ON CONSTRAINT "not; yet" ON o.plain IS 'a comment'; COMMENT ON CONSTRAINT open ON o.child IS 'of the child';`;
const OPEN_18 = `ALTER TABLE o.plain ADD e int; ALTER TABLE o.plain ADD CONSTRAINT "some day" NOT NULL e NOT VALID;
  ALTER TABLE o.plain ADD CONSTRAINT never CHECK (e > 100) NOT ENFORCED; COMMENT ON CONSTRAINT "some day" ON o.plain IS 'soon';`;
const DAMAGE = `SET session_replication_role = replica; DELETE FROM o.plain; DELETE FROM o.mother; DELETE FROM o.leaf`;

const RULES = `SELECT conrelid::regclass::text || contypid::regtype::text || ' ' || conname AS name, conislocal, coninhcount, connoinherit,
  convalidated, pg_get_constraintdef(oid) AS definition, obj_description(oid, 'pg_constraint') AS comment
  FROM pg_constraint WHERE connamespace = 'o'::regnamespace ORDER BY 1`;

describe.each([13, 15, 18] as const)('rules that are NOT VALID on PostgreSQL %d', (major: PostgresMajor) => {
  const database = 'steps_open_rules';
  const role = { user: `steps_open_${major}`, password: 'secret' };
  let server: PostgresServer;
  const sql = (text: string) => server.sql(text, database);
  const schemaNow = () => dumpOf(withUrl(postgresUrl(major), { database }), '--schema-only');

  beforeAll(async () => {
    server = serverAt(postgresUrl(major));
    await server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.sql(`DROP ROLE IF EXISTS ${role.user}`);
    await server.sql(`CREATE ROLE ${role.user} LOGIN PASSWORD '${role.password}'`);
  });
  beforeEach(async () => {
    await server.createDatabase(database);
    await sql(OPEN + (major >= 18 ? OPEN_18 : ''));
    await sql(`DO $$ DECLARE r record; BEGIN
      FOR r IN SELECT oid::regclass AS name FROM pg_class WHERE relnamespace = 'o'::regnamespace AND relkind IN ('r', 'p')
      LOOP EXECUTE format('ALTER TABLE %s OWNER TO ${role.user}', r.name); END LOOP; END $$;
      ALTER DOMAIN o.late OWNER TO ${role.user}; GRANT ALL ON SCHEMA o TO ${role.user}; GRANT TEMPORARY ON DATABASE ${database} TO ${role.user}`);
  });
  afterAll(async () => {
    await server.sql(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
    await server.sql(`DROP ROLE ${role.user}`);
  });

  it.each([
    ['replace', planReplace, replaceSteps],
    ['merge', planMerge, mergeSteps],
  ] as const)('are no obstacle to %s for their owner, and are as they were', async (mode, plan, steps) => {
    const backup = await takeBackup(server, database);
    const before = await sql(RULES);
    const schema = schemaNow();
    await sql(DAMAGE);
    const ran = await runSteps({ server, database, backup, mode, plan, steps, role });
    expect(ran.found).toEqual(ran.expected);
    expect(await sql(RULES)).toEqual(before);
    expect(schemaNow()).toBe(schema);
    expect(ran.plan.setAside).toEqual(
      expect.arrayContaining([
        { kind: 'check-constraint', schema: 'o', name: 'plain.not; yet' },
        { kind: 'check-constraint', schema: 'o', name: 'root.of all' },
        { kind: 'domain-constraint', schema: 'o', name: 'late.positive' },
        ...(major >= 18 ? [{ kind: 'not-null-constraint', schema: 'o', name: 'plain.some day' }] : []),
      ]),
    );
    expect(ran.plan.notes).toContain('The constraint not; yet of o.plain is NOT VALID and stays so.');
    expect(ran.plan.notes).toContain(
      'The constraint positive of the domain o.late is NOT VALID and stays so.',
    );
  });

  it('are set aside where only a leaf or a child is restored', async () => {
    const backup = await takeBackup(server, database);
    const before = await sql(RULES);
    await sql(DAMAGE);
    const only = ['o.leaf', 'o.child'];
    const ran = await runSteps({ ...{ server, database, backup, only, role }, ...REPLACE });
    expect(ran.found).toEqual(ran.expected);
    expect(await sql(RULES)).toEqual(before);
  });

  it('refuse by name what belongs to somebody else', async () => {
    const backup = await takeBackup(server, database);
    await sql(`ALTER DOMAIN o.late OWNER TO postgres; ALTER TABLE o.mother OWNER TO postgres;
      GRANT ALL ON o.mother TO ${role.user}`);
    const session = await targetSession(server, database, role);
    try {
      const { refusals } = await planReplace(session, requestFor(backup, 'replace'));
      expect(refusals).toEqual([
        {
          ...{ kind: 'table', schema: 'o', name: 'mother' },
          reason: 'the role does not own it, and the constraint open has to be set aside',
        },
        {
          ...{ kind: 'domain', schema: 'o', name: 'late' },
          reason: 'the role does not own it, and the constraint positive has to be set aside',
        },
      ]);
    } finally {
      await session.end();
    }
  });

  if (major >= 18) {
    it('of NULL are told as what they are: rows may have it', async () => {
      const { manifest } = await takeBackup(server, database);
      const columns = manifest.tables.find(({ name }) => name === 'plain')?.columns;
      expect(columns?.map(({ name, notNull }) => [name, notNull])).toEqual([
        ...[
          ['id', true],
          ['a', false],
          ['b', false],
          ['c', false],
          ['d', false],
        ],
        ['e', false],
      ]);
    });
  }
});

const REPLACE = { mode: 'replace', plan: planReplace, steps: replaceSteps } as const;
