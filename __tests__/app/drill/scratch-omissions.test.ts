import { rolesOf, splitOmissions } from '../../../src/app/drill/scratch-omissions.js';

it('tells what is about roles and what rows of the source break from what is missing', () => {
  const role = { kind: 'role', name: 'app', reason: 'is not at the target' };
  const owner = {
    kind: 'table-owner',
    schema: 'public',
    name: 'a to admin',
    reason: 'must be able to SET ROLE "admin"',
  };
  const grant = { kind: 'acl', schema: 'public', name: 'TABLE a', reason: 'role "app" does not exist' };
  const policy = { kind: 'policy', schema: 'public', name: 'a p', reason: 'role "reader" does not exist' };
  const key = { kind: 'orphans', schema: 'public', name: 'a a_fkey', reason: '2 rows point to nothing' };
  const extension = { kind: 'extension', name: 'vector', reason: 'is not installed' };
  const split = splitOmissions([role, owner, grant, policy, key, extension]);
  expect(split).toEqual({ roles: [role, owner, grant, policy], orphans: [key], missing: [extension] });
  expect(rolesOf(split.roles)).toEqual(['app', 'reader']);
});
