import type { RestoreReport } from '../../src/core/report.js';
import { describeProof } from '../../src/lib/describe-proof.js';

it.each([
  [undefined, '3 tables read back and equal'],
  [0, '3 tables read back and equal'],
  [1, "3 tables read back and equal, 1 table also by the server's own checksum"],
  [3, "3 tables read back and equal, also by the server's own checksum"],
])('%s of 3 by the server', (equal, expected) => {
  const serverChecksums = equal === undefined ? undefined : { equal, notCompared: [] };
  expect(describeProof({ provenTables: 3, serverChecksums } as unknown as RestoreReport)).toBe(expected);
});
