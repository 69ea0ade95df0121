import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDestination } from '../../src/config/destination.js';

describe('parseDestination', () => {
  it.each([
    ['s3://bucket', 'bucket', ''],
    ['s3://bucket/', 'bucket', ''],
    ['s3://bucket/a/b/', 'bucket', 'a/b'],
    ['S3://My_Bucket.x/with space', 'My_Bucket.x', 'with space'],
  ])('reads %s', (text, bucket, prefix) => {
    expect(parseDestination(text)).toEqual({ kind: 's3', bucket, prefix });
  });

  it.each([
    ['file:///var/backups', '/var/backups'],
    ['file:///a%20b/', '/a b'],
    ['/var/backups/', '/var/backups'],
    ['backups', resolve('backups')],
    ['~/b', join(homedir(), 'b')],
  ])('takes %s for a folder', (text, folder) => {
    expect(parseDestination(text)).toEqual({ kind: 'file', folder });
  });

  it.each([
    's3://',
    's3:///x',
    's3://a b/x',
    's3://bucket/a//b',
    's3://bucket/../x',
    's3://bucket/x?y',
    'gs://b',
    'https://b.s3.amazonaws.com/x',
    'file://relative/x',
  ])('refuses %s and says what is allowed', (text) => {
    expect(() => parseDestination(text)).toThrow('allowed: s3://bucket/prefix, file:///folder or a path');
  });
});
