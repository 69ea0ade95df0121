import type mysql from 'mysql2';

/** What is used of mysql2's parser of packets. */
interface PacketParser {
  execute(bytes: Buffer): unknown;
}

/** What is used of a connection of mysql2 beyond its types. */
interface Inner {
  packetParser: PacketParser;
  sequenceId: number;
}

const HEADER_BYTES = 4;
const NOTHING = Buffer.alloc(0);

/**
 * Stands between a connection's socket and mysql2's parser, so that the rows of a result can be taken before the latter
 * makes an object of each packet.
 */
export class PacketTap implements PacketParser {
  private readonly inner: Inner;
  private readonly parser: PacketParser;
  private isRowNext: (() => boolean) | undefined;
  private begun: Buffer = NOTHING;
  private sink: ((bytes: Uint8Array) => void) | undefined;

  /** @param reusesBuffer the socket's bytes are valid during the call only */
  constructor(
    client: mysql.Connection,
    private readonly reusesBuffer: boolean,
  ) {
    this.inner = client as unknown as Inner;
    this.parser = this.inner.packetParser;
    this.inner.packetParser = this;
  }

  /**
   * To be called between an answer and the next statement. As soon as `isRowNext` is true, everything from the next
   * packet on goes to `sink`, until `end`. The bytes are valid during the call only.
   */
  divert(isRowNext: () => boolean, sink: (bytes: Uint8Array) => void): void {
    this.isRowNext = isRowNext;
    this.sink = sink;
    this.begun = NOTHING;
  }

  /** mysql2 reads on; `rest` begins with a packet. */
  end(rest: Buffer = this.begun): void {
    this.isRowNext = undefined;
    this.sink = undefined;
    this.begun = NOTHING;
    if (rest.length >= HEADER_BYTES) this.inner.sequenceId = rest[3] as number;
    if (rest.length > 0) this.parser.execute(rest);
  }

  execute(bytes: Buffer): void {
    if (!this.sink) this.parser.execute(this.reusesBuffer ? Buffer.from(bytes) : bytes);
    else if (!this.isRowNext) this.sink(bytes);
    else {
      const whole = Buffer.concat([this.begun, bytes]);
      this.begun = NOTHING;
      this.passPackets(whole);
    }
  }

  /** One whole packet after the other, since each may be the last that is mysql2's. */
  private passPackets(bytes: Buffer): void {
    let at = 0;
    while (this.isRowNext && bytes.length - at >= HEADER_BYTES) {
      const end = at + HEADER_BYTES + bytes.readUIntLE(at, 3);
      if (end > bytes.length) break;
      this.parser.execute(bytes.subarray(at, end));
      at = end;
      if (this.isRowNext?.()) this.isRowNext = undefined;
    }
    const rest = bytes.subarray(at);
    if (this.isRowNext) this.begun = rest;
    else if (rest.length === 0) return;
    else if (this.sink) this.sink(rest);
    else this.parser.execute(rest);
  }
}
