import { describeSource } from '../contracts/source.js';
import { connectionOf } from '../support/connection-of.js';
import { createMysqlDatabase } from '../support/mysql-database.js';
import { openMysql } from '../support/open-mysql.js';
import { openSourceAt } from '../support/open-postgres.js';
import { createDatabase } from '../support/postgres-database.js';
import { MYSQL_FLAVOURS } from '../support/services.js';
import { openRest } from '../support/supabase/open-rest.js';
import { startRestProject } from '../support/supabase/rest-project.js';
import { createSupabaseProject } from '../support/supabase/supabase-project.js';

describeSource('PostgreSQL', async (setUp) => {
  const database = await createDatabase();
  await database.query(setUp('"Beta"', 'chr').join('; '));
  return {
    schema: 'public',
    hasSnapshot: true,
    run: async (sql) => void (await database.query(sql)),
    open: (changes) => openSourceAt(connectionOf(database.url), changes),
    drop: database.drop,
  };
});

for (const flavour of MYSQL_FLAVOURS) {
  describeSource(flavour, async (setUp) => {
    const database = await createMysqlDatabase(flavour);
    await database.run(...setUp('`Beta`', 'char'));
    return {
      schema: database.name,
      hasSnapshot: true,
      run: database.run,
      open: (changes) => openMysql(database.url, { jobs: 2, ...changes }),
      drop: database.drop,
    };
  });
}

describeSource('Supabase by service key', async (setUp) => {
  const database = await createSupabaseProject('empty');
  await database.query(setUp('public."Beta"', 'chr').join('; '));
  const project = await startRestProject({ databaseUrl: database.authenticatorUrl });
  return {
    schema: 'public',
    hasSnapshot: false,
    run: async (sql) => void (await database.query(sql)),
    open: (changes) => openRest(project, changes),
    drop: async () => {
      await project.stop();
      await database.drop();
    },
  };
});
