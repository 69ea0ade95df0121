import { startOwnMysql } from '../own-mysql.js';
import { startPostgres } from '../postgres-server.js';
import type { MysqlFlavour } from '../services.js';
import type { ServiceCall, StartedService } from './world.js';

/** The server of this machine that is nearest to an image. */
const MYSQL: readonly (readonly [RegExp, MysqlFlavour])[] = [
  [/^mysql:5\.7$/, 'MYSQL_57'],
  [/^mysql:\d+\.\d+$/, 'MYSQL'],
  [/^mariadb:\d+\.\d+$/, 'MARIADB'],
];

/** A real server where GitHub starts a container, with the password that the container is given. */
export async function startContainer({ image, env, ports }: ServiceCall): Promise<StartedService> {
  const flavour = MYSQL.find(([pattern]) => pattern.test(image))?.[1];
  // The variable that the image reads: https://hub.docker.com/_/mysql, https://hub.docker.com/_/mariadb
  const password = flavour === 'MARIADB' ? env.MARIADB_ROOT_PASSWORD : env.MYSQL_ROOT_PASSWORD;
  if (flavour !== undefined && password !== undefined) {
    const server = await startOwnMysql(flavour, password);
    return { ports: published(ports, '3306', new URL(server.url).port), stop: () => server.stop() };
  }
  if (!image.startsWith('postgres:')) throw new Error(`there is no server here for ${image}`);
  const server = await startPostgres({ config: { log_min_messages: 'fatal' } });
  await server.sql(`ALTER ROLE postgres PASSWORD '${env.POSTGRES_PASSWORD}'`);
  return { ports: published(ports, '5432', String(server.port)), stop: () => server.stop() };
}

/** A port that the workflow does not publish cannot be reached. */
function published(ports: readonly string[], inside: string, here: string): Record<string, string> {
  return ports.some((port) => port.endsWith(`:${inside}`)) ? { [inside]: here } : {};
}
