import { S3Client } from '@aws-sdk/client-s3';
import { findIdentity } from '../../../src/store/s3/doctor/identity.js';
import { type HttpEndpoint, startEndpoint } from '../../support/http-endpoint.js';
import { LogLines } from '../test-options.js';

const ARN = 'arn:aws:sts::123456789012:assumed-role/backup/run-1';

describe('whose credentials', () => {
  let sts: HttpEndpoint;
  let answer: { status: number; body: string };

  beforeAll(async () => {
    sts = await startEndpoint((response) => response.writeHead(answer.status).end(answer.body));
  });
  afterAll(() => sts.close());

  const find = async (sessionToken?: string) => {
    const credentials = {
      accessKeyId: 'AKIAEXAMPLE7WXYZ',
      secretAccessKey: 'the-secret',
      ...(sessionToken ? { sessionToken, expiration: new Date('2026-03-25T03:00:00Z') } : {}),
    };
    const client = new S3Client({ region: 'eu-central-1', credentials });
    const found = await findIdentity({
      client,
      kind: 'aws-s3',
      region: 'eu-central-1',
      log: new LogLines(),
      signal: new AbortController().signal,
      stsEndpoint: new URL(sts.url).origin,
    });
    client.destroy();
    return found;
  };

  it('is asked with a signature of its own', async () => {
    answer = { status: 200, body: `<GetCallerIdentityResult><Arn>${ARN}</Arn></GetCallerIdentityResult>` };
    expect(await find('token')).toEqual({
      status: 'ok',
      found: `${ARN}, by temporary credentials until 2026-03-25T03:00:00.000Z.`,
    });
    const request = sts.received.at(-1);
    expect(request?.path).toBe('/?Action=GetCallerIdentity&Version=2011-06-15');
    expect(request?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE7WXYZ\/\d{8}\/eu-central-1\/sts\/aws4_request/,
    );
    expect(request?.headers['x-amz-security-token']).toBe('token');
  });

  it('is told by the end of the key where nobody answers', async () => {
    answer = { status: 403, body: '<Error/>' };
    const { found } = await find();
    expect(found).toMatch(/ends in …WXYZ, by a key that never expires; OIDC/);
    expect(found).not.toContain('AKIA');
  });
});
