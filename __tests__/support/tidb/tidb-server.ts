import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import mysql from 'mysql2';
import { type Answer, TidbSession } from './tidb-session.js';
import { TidbError } from './tidb-tables.js';
import { type TidbOptions, TidbWorld } from './tidb-world.js';

export interface TidbStandIn {
  readonly url: string;
  readonly world: TidbWorld;
  /** Every statement of every connection, in order. */
  readonly statements: readonly string[];
  /** Statements that TiDB would not have understood, or that the stand-in does not know. */
  readonly unknown: readonly string[];
  close(): Promise<void>;
}

export interface StandInOptions extends TidbOptions {
  /** The message that every login without TLS is answered with. */
  readonly refusal?: string;
  /** Before a statement is answered. */
  readonly onStatement?: (sql: string, world: TidbWorld, cut: () => void) => void;
}

/** What is used of the server half of mysql2. */
interface ServerConnection {
  serverHandshake(options: object): void;
  writeOk(result: { affectedRows: number }): void;
  writeError(error: { code: number; message: string }): void;
  writeColumns(columns: object[]): void;
  writeTextRow(row: readonly (string | null)[]): void;
  writeEof(): void;
  on(event: string, listener: (...args: never[]) => void): void;
  stream: { destroy(): void; setNoDelay(on: boolean): void };
  sequenceId: number;
}

interface ServerHalf {
  on(event: 'connection', listener: (connection: ServerConnection) => void): void;
  listen(port: number, host: string): void;
  readonly _server: Server;
}

/** Protocol 4.1, passwords, EOF packets and UTF-8; no compression, no TLS. */
const CAPABILITIES = 0x0008_a60f;
const UTF8MB4 = 45;

/** Numbers of TiDB for what it does not support or know; wishes of the product (unknown variables) are none of them. */
const NOT_UNDERSTOOD = [1064, 1054, 1105, 1235, 8200];

/**
 * Answers at the level of the protocol as TiDB's documentation says that TiDB does, for the statements that the product sends and no
 * others. It is no proof that TiDB does so.
 */
export async function startTidb(options: StandInOptions = {}): Promise<TidbStandIn> {
  const world = new TidbWorld(options);
  const statements: string[] = [];
  const unknown: string[] = [];
  const server = (mysql.createServer as unknown as () => ServerHalf)();
  let connections = 0;
  const sockets = new Set<ServerConnection>();
  server.on('connection', (connection) => {
    connection.stream.setNoDelay(true);
    sockets.add(connection);
    // 64 bits: the greeting holds the lower half.
    const id = 5_857_102_839_209_263_511n + BigInt(++connections);
    const session = new TidbSession(world, String(id));
    const answer = (sql: string) => {
      connection.sequenceId = 1;
      statements.push(sql);
      try {
        options.onStatement?.(sql, world, () => connection.stream.destroy());
        write(connection, session.run(sql));
      } catch (error) {
        const { code, message } = error instanceof TidbError ? error : { code: 1105, message: String(error) };
        if (NOT_UNDERSTOOD.includes(code)) unknown.push(`${code} ${message}`);
        connection.writeError({ code, message });
      }
      connection.sequenceId = 0;
    };
    connection.on('query', answer);
    connection.on('stmt_prepare', answer);
    connection.on('end', () => session.end());
    connection.on('error', () => session.end());
    connection.serverHandshake({
      protocolVersion: 10,
      serverVersion: world.versionText,
      connectionId: Number(id & 0xffff_ffffn),
      statusFlags: 2,
      characterSet: UTF8MB4,
      capabilityFlags: CAPABILITIES,
      authCallback: (_: unknown, reply: (error: null, refused?: object) => void) => {
        reply(null, options.refusal === undefined ? undefined : { code: 1105, message: options.refusal });
        connection.sequenceId = 0;
      },
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server._server, 'listening');
  const { port } = server._server.address() as AddressInfo;
  return {
    url: `mysql://root:secret@127.0.0.1:${port}/shop`,
    world,
    statements,
    unknown,
    close: async () => {
      for (const connection of sockets) connection.stream.destroy();
      await new Promise<void>((resolve) => server._server.close(() => resolve()));
    },
  };
}

function write(connection: ServerConnection, answer: Answer): void {
  if (typeof answer === 'number') {
    connection.writeOk({ affectedRows: answer });
    return;
  }
  const column = (name: string) => ({
    catalog: 'def',
    schema: '',
    table: '',
    orgTable: '',
    name,
    orgName: name,
    characterSet: UTF8MB4,
    columnLength: 1024,
    columnType: 253,
    flags: 0,
    decimals: 0,
  });
  connection.writeColumns(Array.from({ length: answer.columns }, (_, i) => column(`c${i}`)));
  for (const row of answer.rows) connection.writeTextRow(row);
  connection.writeEof();
}
