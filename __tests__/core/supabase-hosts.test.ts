import { describe, expect, test } from '@jest/globals';
import { projectOf } from '../../src/core/supabase-hosts.js';

describe('projectOf', () => {
  test.each([
    ['db.abcdefgh.supabase.co', 'postgres', 'abcdefgh'],
    ['aws-0-eu-west-1.pooler.supabase.com', 'postgres.abcdefgh', 'abcdefgh'],
    ['aws-0-eu-west-1.pooler.supabase.com', 'my.reader.abcdefgh', 'abcdefgh'],
    ['aws-0-eu-west-1.pooler.supabase.com', 'postgres', undefined],
    ['DB.ABCDEFGH.supabase.co', 'postgres', 'abcdefgh'],
    ['localhost', 'postgres.abcdefgh', undefined],
  ])('%s with user %s', (host, user, project) => {
    expect(projectOf({ hosts: [{ host, port: 5432 }], user })).toBe(project);
  });
});
