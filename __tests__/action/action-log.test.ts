import { ActionLog, disarmCommands } from '../../src/action/action-log.js';
import { Redactor } from '../../src/lib/redact.js';

function record() {
  const lines: string[] = [];
  const to = (name: string) => (message: string) => void lines.push(`${name} ${message}`);
  const output = {
    debug: to('debug'),
    info: to('info'),
    warning: to('warning'),
    error: to('error'),
    startGroup: to('group'),
    endGroup: () => void lines.push('end'),
  };
  return { log: new ActionLog(output, new Redactor(['hunter22'])), lines };
}

describe('ActionLog', () => {
  it('makes one group of nested ones, and ends it after an error too', async () => {
    const { log, lines } = record();
    await expect(
      log.group('outer', () =>
        log.group('inner', async () => {
          log.info('work');
          throw new Error('x');
        }),
      ),
    ).rejects.toThrow('x');
    expect(lines).toEqual(['group outer', 'info inner', 'info work', 'end']);
  });

  it('hides secrets on every way out', () => {
    const { log, lines } = record();
    log.debug('hunter22');
    log.info('hunter22');
    log.warn('hunter22');
    log.error('hunter22');
    expect(lines).toEqual(['debug ***', 'info ***', 'warning ***', 'error ***']);
  });
});

describe('disarmCommands', () => {
  it.each([
    ['::set-output name=x::y', ': :set-output name=x::y'],
    ['ok\n  ::add-mask::a', 'ok\n  : :add-mask::a'],
    ['x ##[error]y', 'x ## [error]y'],
    ['a::b stays', 'a::b stays'],
  ])('makes %p harmless', (text, shown) => {
    expect(disarmCommands(text)).toBe(shown);
  });
});
