import { readFileSync } from 'node:fs';

/** People paste these; a policy that is no JSON is refused by AWS with few words. */
const policies = [...readFileSync('docs/aws.md', 'utf8').matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(
  ([, text = '']) => JSON.parse(text) as { Statement: { Action: string | string[] }[] },
);

it('has a policy of trust and one of permissions, without the right to destroy versions', () => {
  expect(policies).toHaveLength(2);
  const actions = policies.flatMap(({ Statement }) => Statement).flatMap(({ Action }) => Action);
  expect(actions).toContain('sts:AssumeRoleWithWebIdentity');
  expect(actions).not.toContain('s3:DeleteObjectVersion');
});

it('allows what the README says is needed', () => {
  const [, needed = ''] =
    /\*\*The bucket\*\* needs ([\s\S]*?), and with `prune-versions`/.exec(
      readFileSync('README.md', 'utf8'),
    ) ?? [];
  const named = [...needed.matchAll(/`(s3:\w+)`/g)].map(([, action]) => action);
  expect(named.length).toBeGreaterThan(4);
  expect(policies.flatMap(({ Statement }) => Statement).flatMap(({ Action }) => Action)).toEqual(
    expect.arrayContaining(named),
  );
});
