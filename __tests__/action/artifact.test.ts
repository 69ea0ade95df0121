import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { artifactName, uploadRunArtifact, wantsArtifact } from '../../src/action/artifact.js';
import { drillReportOf } from '../support/drill-reports.js';
import { FAILED, reportOf } from '../support/reports.js';
import { manifestOf, SERIES } from '../support/stored-backups.js';

describe('uploadRunArtifact', () => {
  it('uploads report and manifest, and leaves nothing behind', async () => {
    const manifest = manifestOf(SERIES, 'backup-2026-03-25T020001Z');
    let folder = '';
    const client = {
      async uploadArtifact(name: string, files: string[], root: string) {
        folder = root;
        expect(name).toBe('db-backup-backup-production-backup-2026-03-25T020001Z');
        expect(files.map((f) => f.slice(root.length + 1))).toEqual(['report.json', 'manifest.json']);
        expect(JSON.parse(readFileSync(files[0] as string, 'utf8'))).toMatchObject({ ok: true });
        expect(JSON.parse(readFileSync(files[1] as string, 'utf8'))).toEqual(manifest);
      },
    };
    await uploadRunArtifact(reportOf({ manifest }), client);
    expect(folder).not.toBe('');
    expect(existsSync(folder)).toBe(false);
  });

  it('uploads a drill for people too', async () => {
    const client = {
      async uploadArtifact(_name: string, files: string[], root: string) {
        expect(files.map((f) => f.slice(root.length + 1))).toEqual(['report.json', 'drill.html', 'drill.md']);
        expect(readFileSync(files[1] as string, 'utf8')).toContain('href="https://github.com/o/r"');
        expect(readFileSync(files[2] as string, 'utf8')).toMatch(/^## ✅ Drill /);
      },
    };
    expect.assertions(3);
    await uploadRunArtifact(drillReportOf(), client, { runUrl: 'https://github.com/o/r' });
  });

  it('leaves nothing behind when the upload fails', async () => {
    let folder = '';
    const client = {
      async uploadArtifact(_name: string, _files: string[], root: string) {
        folder = root;
        expect(readdirSync(root)).toEqual(['report.json']);
        throw new Error('no service');
      },
    };
    await expect(uploadRunArtifact(reportOf(FAILED), client)).rejects.toThrow('no service');
    expect(existsSync(folder)).toBe(false);
  });

  it('has a name without what artifacts refuse', () => {
    expect(artifactName(reportOf({ ...FAILED, environment: null }))).toMatch(/^[A-Za-z0-9-]+$/);
  });
});

it.each([
  ['auto', false, true],
  ['auto', true, false],
  ['auto', undefined, false],
  ['true', true, true],
  ['false', false, false],
] as const)('upload-report %s with public %p: %p', (wish, isPublic, wants) => {
  expect(wantsArtifact(wish, isPublic)).toBe(wants);
});
