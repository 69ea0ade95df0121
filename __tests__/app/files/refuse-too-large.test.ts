import { refuseTooLarge } from '../../../src/app/files/refuse-too-large.js';
import { MAX_UPLOAD_BYTES } from '../../../src/core/file-storage.js';

const file = (path: string, bytes: number) => ({ bucket: 'films', path, bytes });

it('names files that no single request can carry, and lets all others pass', () => {
  refuseTooLarge([file('a.mp4', MAX_UPLOAD_BYTES)]);
  const many = Array.from({ length: 12 }, (_, i) => file(`${i}.mp4`, MAX_UPLOAD_BYTES + 1));
  expect(() => refuseTooLarge([file('a.mp4', 1), ...many])).toThrow(
    expect.objectContaining({
      ...{ kind: 'target', code: 'STORAGE_FILE_TOO_LARGE' },
      message: expect.stringMatching(/^12 files of over .*: films\/0\.mp4, .*films\/9\.mp4 and 2 more\.$/),
    }),
  );
});
