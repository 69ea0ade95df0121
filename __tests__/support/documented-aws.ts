import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as iam from '@aws-sdk/client-iam';
import * as s3 from '@aws-sdk/client-s3';
import { codeBlocks } from './markdown-page.js';

/** One call of the AWS command line, with its files read. */
export interface AwsCall {
  readonly service: string;
  readonly command: string;
  readonly operands: readonly string[];
  /** By the names of the API, such as `BucketName`; documents as text, structures as objects. */
  readonly params: Readonly<Record<string, unknown>>;
}

export const ACCOUNT = '123456789012';

/** What AWS knows by itself for GitHub, and the test server has to be told. */
const ASKED_BY_CEPH: Readonly<Record<string, object>> = {
  'create-open-id-connect-provider': { ThumbprintList: ['0'.repeat(40)] },
};

/** How tokens of a repository that is not older than July 2026 name it. */
export const SUBJECT = 'repo:o@123456/r@456789';

/** Stands where `aws` stands, writes down each word and answers who is asking; `gh` knows what tokens look like. */
const RECORDER = `
gh() {
  if [ "$1 $2 $3" != 'api repos/o/r/actions/oidc/customization/sub --jq' ]; then return 1; fi
  echo '{"use_default":true,"sub_claim_prefix":"${SUBJECT}"}' | jq --raw-output "$4"
}
aws() {
  { printf '%s\\0' "$@"; printf '\\n\\0'; } >> "$CALLS"
  if [ "$1 $2" = 'sts get-caller-identity' ]; then echo ${ACCOUNT}; fi
}
`;

/**
 * Runs the blocks of a page that call \`aws\`, in one shell as a reader would, and gives what was called.
 * \`values\` replaces what the page exports at its beginning.
 */
export function runDocumentedAws(page: string, values: Readonly<Record<string, string>>): AwsCall[] {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-page-'));
  try {
    const blocks = codeBlocks(page, 'bash').filter(
      ({ text }) => /^(aws|cat >) /m.test(text) || text.includes('$(aws '),
    );
    const script = Object.entries(values).reduce(
      (text, [name, value]) => text.replace(new RegExp(`^(export ${name}=)\\S+`, 'm'), `$1${value}`),
      blocks.map(({ text }) => text).join('\n'),
    );
    const calls = join(folder, 'calls');
    writeFileSync(calls, '');
    execFileSync('bash', ['--norc', '-euo', 'pipefail', '-c', RECORDER + script], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', CALLS: calls },
    });
    return readFileSync(calls, 'utf8')
      .split('\n\0')
      .filter((call) => call !== '')
      .map((call) => readCall(call.split('\0').slice(0, -1), folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readCall([service = '', command = '', ...words]: readonly string[], folder: string): AwsCall {
  const operands: string[] = [];
  const params: Record<string, unknown> = {};
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) operands.push(word);
    else params[apiName(word.slice(2))] = readValue(rest.shift() ?? '', folder, word);
  }
  return { service, command, operands, params };
}

/** `role-name` → `RoleName`; the API's own capitals where they differ. */
function apiName(name: string): string {
  const pascal = name.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
  return pascal.replace(/^ClientId/, 'ClientID').replace('OpenId', 'OpenID');
}

function readValue(text: string, folder: string, flag: string): unknown {
  const whole = text.startsWith('file://') ? readFileSync(join(folder, text.slice(7)), 'utf8') : text;
  // Policies are sent as text; everything else as the structure it stands for.
  if (flag.endsWith('-document')) return whole;
  if (flag === '--client-id-list') return [whole];
  if (whole.trimStart().startsWith('{')) return JSON.parse(whole);
  if (!flag.endsWith('-configuration')) return whole;
  return Object.fromEntries(
    whole.split(',').map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value === 'true' ? true : value];
    }),
  );
}

/** Does on a server what the call would do in AWS. */
export async function replay(
  { service, command, operands, params }: AwsCall,
  clients: { readonly s3: s3.S3Client; readonly iam: iam.IAMClient },
): Promise<void> {
  if (service === 's3' && command === 'mb') {
    const Bucket = (operands[0] ?? '').replace('s3://', '');
    await clients.s3.send(new s3.CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
  } else if (service === 's3api') {
    await clients.s3.send(commandOf(s3, command, params));
  } else if (service === 'iam') {
    await clients.iam.send(commandOf(iam, command, { ...ASKED_BY_CEPH[command], ...params }));
  } else if (service !== 'sts' && service !== 'configure') {
    throw new Error(`nothing is known of aws ${service} ${command}`);
  }
}

/** The SDK's class of that name; one that the API does not have is an error of the page. */
function commandOf(api: object, command: string, params: object): never {
  const name = `${apiName(command)}Command`;
  const Command = (api as Record<string, new (params: object) => never>)[name];
  if (Command === undefined) throw new Error(`the API has no ${name}`);
  return new Command(params);
}
