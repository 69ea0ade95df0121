import { Checkup, fail, notChecked, ok, warn } from '../../src/core/checkup.js';
import type { DoctorEstimate, DoctorReport } from '../../src/core/doctor.js';
import { BackupError } from '../../src/core/errors.js';
import type { RunReport } from '../../src/core/report.js';
import { FAILED, reportOf } from './reports.js';
import { SilentLog } from './silent-log.js';

export const ESTIMATE: DoctorEstimate = {
  basis: 'the newest backup, backup-2026-03-25T020001Z',
  archiveBytes: 364_000_000,
  durationSeconds: 73,
  backupsPerMonth: 30.4375,
  schedule: 'one backup every 24 h, as so far',
  storedBackups: 31,
  oldVersions: 30,
  storedBytes: 22_204_000_000,
  databaseEgressBytes: 33_785_000_000,
  storeEgressBytes: 364_000_000,
  requests: 1796,
  cost: {
    currency: 'USD',
    storage: 0.51,
    requests: 0.008,
    egress: 0.03,
    databaseEgress: 0,
    total: 0.548,
  },
  prices: 'list prices: AWS S3 Standard in us-east-1, May 2026',
};

function doctorOf(change: (checkup: Checkup) => void, estimate: DoctorEstimate | null): DoctorReport {
  const checkup = new Checkup(new SilentLog(), new AbortController().signal);
  checkup.note('source-connection', ok('db.example.org:5432, database "sh\u001b[31mop|<b>", user "backup".'));
  checkup.note('store-reached', ok('Bucket "acme-backups" at s3.eu-central-1.amazonaws.com.'));
  checkup.note(
    'store-versioning',
    warn(
      'Off: a backup that is deleted, by mistake or by a stolen key, is gone.',
      'Switch versioning on: aws s3api put-bucket-versioning --bucket acme-backups --versioning-configuration Status=Enabled',
    ),
  );
  checkup.note(
    'store-lock',
    notChecked('these credentials may not ask (s3:GetBucketObjectLockConfiguration)'),
  );
  checkup.skip(['series-drills', 'series-source'], 'there is no backup yet');
  change(checkup);
  return { checks: checkup.checks, estimate };
}

const RED = new BackupError(
  'source',
  'The role "app" cannot read everything: no SELECT on public.orders, public.`x`.',
  { code: 'SOURCE_PERMISSION', nextStep: 'GRANT SELECT on these tables to "app".' },
);

/** What the faces show of a look at source and store. */
export const DOCTOR_REPORTS: Readonly<Record<string, RunReport>> = {
  'doctor-amber': reportOf({
    ...FAILED,
    operation: 'doctor',
    ok: true,
    exitCode: 0,
    schemaTool: null,
    doctor: doctorOf(() => {}, ESTIMATE),
  }),
  'doctor-red': reportOf({
    ...FAILED,
    operation: 'doctor',
    schemaTool: null,
    lastGoodBackupAt: null,
    error: {
      code: 'SOURCE_PERMISSION',
      message: 'One check is red: Every table readable.',
      nextStep: 'GRANT SELECT on these tables to "app".',
      setting: null,
    },
    doctor: doctorOf((checkup) => checkup.note('source-privileges', fail(RED)), null),
  }),
};
