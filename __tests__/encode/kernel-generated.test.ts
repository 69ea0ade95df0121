import { execFileSync } from 'node:child_process';

describe('kernel.generated.ts', () => {
  it('is what the AssemblyScript sources compile to (node scripts/build-kernel.mjs)', () => {
    const output = execFileSync(process.execPath, ['scripts/build-kernel.mjs', '--check'], {
      encoding: 'utf8',
    });
    expect(output).toBe('');
  });
});
