import { freeBytes } from '../../src/lib/free-bytes.js';

const CAN_FREE = 'transfer' in ArrayBuffer.prototype;

describe('freeBytes', () => {
  it('empties every view, where the runtime can', () => {
    const bytes = new Uint8Array(1000);
    const view = bytes.subarray(500);
    freeBytes(bytes.buffer);
    expect([bytes.length, view.length]).toEqual(CAN_FREE ? [0, 0] : [1000, 500]);
  });
});
