import { EventEmitter } from 'node:events';
import { cancelOnSignals, SAME_SIGNAL_MS } from '../../src/lib/cancel-on-signals.js';

function begin(cleanUpMs?: number) {
  const source = new EventEmitter();
  let left = 0;
  const leave = () => {
    left += 1;
  };
  return { source, cancellation: cancelOnSignals(source, leave, cleanUpMs), left: () => left };
}

describe('cancelOnSignals', () => {
  it.each(['SIGINT', 'SIGTERM'])('aborts on %s and leaves on a second one, if it is one', async (name) => {
    const { source, cancellation, left } = begin();
    expect(cancellation.signal.aborted).toBe(false);
    source.emit(name);
    expect([cancellation.signal.aborted, left()]).toEqual([true, 0]);
    source.emit('SIGTERM');
    expect(left()).toBe(0);
    await new Promise((done) => setTimeout(done, SAME_SIGNAL_MS + 20));
    source.emit('SIGTERM');
    expect(left()).toBe(1);
  });

  it('leaves when the clean-up takes too long', async () => {
    const { source, left } = begin(20);
    source.emit('SIGINT');
    await new Promise((done) => setTimeout(done, 60));
    expect(left()).toBe(1);
  });

  it('stops listening', () => {
    const { source, cancellation } = begin();
    cancellation.dispose();
    expect([source.listenerCount('SIGINT'), source.listenerCount('SIGTERM')]).toEqual([0, 0]);
  });
});
