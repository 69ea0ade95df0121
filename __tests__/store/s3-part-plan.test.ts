import { MAX_PARTS, planParts } from '../../src/store/s3/s3-part-plan.js';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
const TIB = 1024 ** 4;

describe('planParts', () => {
  it.each([
    [0, 8 * MIB, false],
    [1, 8 * MIB, false],
    [70 * GIB, 8 * MIB, false],
    [100 * GIB, 12 * MIB, false],
    [140 * GIB, 16 * MIB, false],
    [141 * GIB, 17 * MIB, true],
    [5 * TIB, 583 * MIB, true],
    [500 * TIB, 5 * GIB, true],
  ])('%d bytes: parts of %d', (estimatedBytes, partBytes, isSpooled) => {
    expect(planParts(estimatedBytes)).toEqual({ partBytes, isSpooled });
  });

  it.each([0, 1, 80 * GIB, 1000 * GIB, 40 * TIB])(
    'leaves a tenth of room over %d bytes',
    (estimatedBytes) => {
      expect(planParts(estimatedBytes).partBytes * MAX_PARTS).toBeGreaterThanOrEqual(estimatedBytes * 1.1);
    },
  );
});
