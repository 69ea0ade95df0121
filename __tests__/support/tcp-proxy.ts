import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Bytes the clients have sent so far. */
  sentBytes(): number;
  /** Resets every connection and refuses new ones from now on. */
  cut(): void;
  /** From now on, cuts a connection that sends this, before the answer; others stay. */
  cutAfterSending(text: string): void;
  /** From now on, cuts a connection that sends this, and does not pass it on; others stay. */
  swallowAt(text: string): void;
  /** When a connection first sends this (bytes as latin1): `strike` passes it on, or cuts the connection, or both. */
  strikeOnce(pattern: RegExp, strike: (passOn: () => void, cut: () => void) => void): void;
  refuseNew(): void;
  /** Keeps every connection open, but lets nothing through any more. */
  hang(): void;
  close(): Promise<void>;
}

/** A proxy of one server that breaks connections when it is told to; `cutAfterBytes` counts what clients send. */
export async function startTcpProxy(
  target: { host: string; port: number },
  cutAfterBytes?: number,
): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let sent = 0;
  let lastWords: string | undefined;
  let swallowed: string | undefined;
  let refusing = false;
  let strike: { pattern: RegExp; act: (passOn: () => void, cut: () => void) => void } | undefined;
  let state: 'open' | 'cut' | 'hung' = 'open';
  const cut = () => {
    state = 'cut';
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const server = createServer((client) => {
    if (state === 'cut' || refusing) return client.resetAndDestroy();
    const upstream = connect(target);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        if (!upstream.writableEnded) upstream.destroy();
      });
    }
    client.on('data', (chunk) => {
      sent += chunk.length;
      if (cutAfterBytes !== undefined && sent > cutAfterBytes) return cut();
      if (strike?.pattern.test(chunk.toString('latin1'))) {
        const { act } = strike;
        strike = undefined;
        return act(
          () => upstream.write(chunk),
          () => client.resetAndDestroy(),
        );
      }
      if (swallowed !== undefined && chunk.includes(swallowed)) return client.resetAndDestroy();
      if (lastWords !== undefined && chunk.includes(lastWords)) {
        // The server reads what was sent before the end.
        upstream.removeAllListeners('data').resume();
        upstream.end(chunk);
        client.resetAndDestroy();
        return;
      }
      if (state === 'open' && !upstream.write(chunk)) {
        client.pause();
        upstream.once('drain', () => client.resume());
      }
    });
    upstream.on('data', (chunk) => {
      if (state === 'open' && !client.write(chunk)) {
        upstream.pause();
        client.once('drain', () => upstream.resume());
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    sentBytes: () => sent,
    cut,
    cutAfterSending: (text) => {
      lastWords = text;
    },
    swallowAt: (text) => {
      swallowed = text;
    },
    strikeOnce: (pattern, act) => {
      strike = { pattern, act };
    },
    refuseNew: () => {
      refusing = true;
    },
    hang: () => {
      state = 'hung';
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
