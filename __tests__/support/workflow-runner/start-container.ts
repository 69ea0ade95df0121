import { startPostgres } from '../postgres-server.js';
import type { ServiceCall, StartedService } from './world.js';

/** A real server where GitHub starts a container, with the password that the container is given. */
export async function startContainer({ image, env }: ServiceCall): Promise<StartedService> {
  if (!image.startsWith('postgres:')) throw new Error(`there is no server here for ${image}`);
  const server = await startPostgres({ config: { log_min_messages: 'fatal' } });
  await server.sql(`ALTER ROLE postgres PASSWORD '${env.POSTGRES_PASSWORD}'`);
  return { ports: { 5432: String(server.port) }, stop: () => server.stop() };
}
