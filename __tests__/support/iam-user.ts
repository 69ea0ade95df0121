import { randomBytes } from 'node:crypto';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Service } from './services.js';

export interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

export interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: Readonly<Record<string, string>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Somebody who may do what a policy says, and nothing else. */
export interface IamUser {
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly client: S3Client;
  allow(policy: Policy): Promise<void>;
  remove(): Promise<void>;
}

const PolicyName = 'only';

/** The account that every bucket of the tests belongs to, with all its rights. */
export function createIamClient(): IAMClient {
  const { endpoint, accessKeyId, secretAccessKey, kind } = s3Service();
  if (kind !== 'Ceph S3 gateway') {
    throw new Error(`Policies are proved on Ceph's gateway (Linux with apt); this is ${kind}.`);
  }
  return new IAMClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId, secretAccessKey } });
}

export async function createIamUser(iam: IAMClient): Promise<IamUser> {
  const UserName = `test-${randomBytes(6).toString('hex')}`;
  await iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const credentials = {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  };
  const client = new S3Client({
    endpoint: s3Service().endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials,
  });
  return {
    credentials,
    client,
    async allow(policy) {
      const PolicyDocument = JSON.stringify(policy);
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }));
    },
    async remove() {
      client.destroy();
      await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
      await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: credentials.accessKeyId }));
      await iam.send(new DeleteUserCommand({ UserName }));
    },
  };
}
