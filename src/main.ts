/** The one bundle of both faces; each is loaded only when it runs. */
export async function runAction(): Promise<void> {
  const action = await import('./action/index.js');
  await action.runAction();
}

export async function runCli(): Promise<void> {
  const cli = await import('./cli/index.js');
  await cli.runCli();
}
