import { readFileSync } from 'node:fs';

interface Entry {
  readonly optionalDependencies?: Record<string, string>;
}

/** npm leaves out optional packages that the registry at hand lacks; `npm ci` then refuses the file. */
it('locks every optional dependency, also those of other platforms (node scripts/complete-lock-file.mjs)', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});
