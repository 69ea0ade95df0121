import type mysql from 'mysql2';

/** Room that `sendBytes` needs before a statement for the head of its packet. */
export const PACKET_HEAD_BYTES = 8;

/** What is used of mysql2's packets: the whole buffer is sent, its first four bytes are the packet's header. */
interface OutgoingPacket {
  buffer: Uint8Array;
  end: number;
}

interface PacketWriter {
  writePacket(packet: OutgoingPacket): void;
}

/** What a statement without rows came to. */
export interface Affected {
  readonly affectedRows: number;
}

/**
 * Sends one statement that stands in `buffer` from PACKET_HEAD_BYTES on, without making a string of it. mysql2 builds the
 * packet of an empty statement, whose few bytes are put before ours. The buffer may be used again when the promise is settled.
 */
export function sendBytes(client: mysql.Connection, buffer: Uint8Array): Promise<Affected> {
  const connection = client as unknown as PacketWriter;
  const write = connection.writePacket;
  return new Promise((resolve, reject) => {
    // A query that finds the connection free is written before `query` returns.
    connection.writePacket = (packet) => {
      connection.writePacket = write;
      const head = packet.buffer.subarray(0, packet.end);
      const whole = buffer.subarray(PACKET_HEAD_BYTES - head.length);
      whole.set(head);
      write.call(connection, Object.assign(packet, { buffer: whole, end: whole.length }));
    };
    client.query({ sql: '' }, (error: unknown, result: unknown) => {
      if (error) reject(error);
      else resolve(result as Affected);
    });
    if (connection.writePacket !== write) {
      connection.writePacket = write;
      throw new Error('the connection is busy');
    }
  });
}
