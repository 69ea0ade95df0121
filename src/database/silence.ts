import type { Socket } from 'node:net';

/** The server owed an answer and sent nothing for too long. */
export class SilenceError extends Error {
  constructor(limitMs: number) {
    super(`the server owed an answer and sent nothing for ${Math.round(limitMs / 1000)} s`);
  }
}

/** A scan over dead rows may send nothing for minutes; a dead network would stay silent for ever. */
const IDLE_TIMEOUT_MS = 10 * 60 * 1000;

/** How long a silence may last, unless the caller says otherwise: waiting for a lock is none. */
export function defaultIdleTimeoutMs(lockTimeoutSeconds: number): number {
  return Math.max(IDLE_TIMEOUT_MS, 2000 * lockTimeoutSeconds);
}

export interface Watched {
  /** Asked for at every look: TLS replaces it. */
  readonly socket: () => Socket;
  readonly idleTimeoutMs: number;
  /** True while the server owes bytes that nobody is holding back. */
  readonly isOwedBytes: () => boolean;
  /** True when the server still works, such as on a long CREATE INDEX; without it silence means death. */
  readonly isStillWorking?: (() => Promise<boolean>) | undefined;
  readonly onSilence: (error: SilenceError) => void;
}

/** A hung connection raises no error by itself. The timer keeps no process alive; its owner clears it. */
export function watchForSilence(watched: Watched): NodeJS.Timeout {
  const { idleTimeoutMs, isOwedBytes, isStillWorking, onSilence } = watched;
  let seenBytes = -1;
  let seenAt = Date.now();
  let asking = false;
  const ask = async (isWorking: () => Promise<boolean>) => {
    asking = true;
    const works = await isWorking().catch(() => false);
    asking = false;
    const isSilent = bytesMoved(watched.socket()) === seenBytes && isOwedBytes();
    seenAt = Date.now();
    if (!works && isSilent) onSilence(new SilenceError(idleTimeoutMs));
  };
  const tick = () => {
    const moved = bytesMoved(watched.socket());
    if (moved !== seenBytes || !isOwedBytes()) {
      seenBytes = moved;
      seenAt = Date.now();
      return;
    }
    if (asking || Date.now() - seenAt < idleTimeoutMs) return;
    if (isStillWorking) void ask(isStillWorking);
    else onSilence(new SilenceError(idleTimeoutMs));
  };
  return setInterval(tick, Math.max(10, Math.min(idleTimeoutMs / 4, 5_000))).unref();
}

/** Received, and sent as far as the operating system took it. */
function bytesMoved(socket: Socket): number {
  return socket.bytesRead + socket.bytesWritten - socket.writableLength;
}
