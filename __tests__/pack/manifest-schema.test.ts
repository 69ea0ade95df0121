import { readFileSync } from 'node:fs';
import { Check } from 'typebox/value';
import { Manifest } from '../../src/core/manifest.js';
import { sampleArchive } from './sample-archive.js';

const published = JSON.parse(readFileSync('docs/manifest.schema.json', 'utf8'));

describe('docs/manifest.schema.json', () => {
  it('is what the code checks (npm run generate)', () => {
    const { $schema, ...rest } = published;
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(rest).toEqual(JSON.parse(JSON.stringify(Manifest)));
  });

  it('accepts a manifest and refuses what is none', async () => {
    const { manifest } = await sampleArchive();
    expect(Check(published, manifest)).toBe(true);
    expect(Check(published, { ...manifest, version: 2 })).toBe(false);
    expect(Check(published, { ...manifest, files: [{ file: '../x' }] })).toBe(false);
    expect(Check(published, { ...manifest, unknown: 1 })).toBe(true);
  });
});
