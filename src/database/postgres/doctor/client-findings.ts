import { notChecked, ok, warn } from '../../../core/checkup.js';
import type { Finding } from '../../../core/doctor.js';
import { childEnvironment } from '../child-environment.js';
import type { PostgresSourceOptions } from '../open-source.js';
import { findPgDump } from '../pg-dump-find.js';

/** The client that the schema would be dumped by. @throws BackupError kind `settings` */
export async function findClient(
  options: PostgresSourceOptions,
  serverMajor: number | undefined,
): Promise<Finding> {
  if (options.schemaDump === 'off') {
    return warn(
      'schema-dump is off: the archives hold rows and no definition of a table.',
      'Leave schema-dump out, unless the schema is kept elsewhere.',
    );
  }
  const { pgDumpPath } = options;
  const found = await findPgDump({
    pgDumpPath,
    serverMajor: serverMajor ?? 0,
    env: childEnvironment(options.env),
  });
  const words = `${found.kind === 'container' ? 'docker, with the image' : `pg_dump ${found.version} at`} ${found.path}`;
  if (serverMajor === undefined) return notChecked(`the server's version is not known; there is ${words}`);
  return ok(`${words}, for a server of major ${serverMajor}.`);
}
