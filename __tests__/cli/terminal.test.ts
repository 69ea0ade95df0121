import { EventEmitter } from 'node:events';
import { textSink } from '../../src/cli/terminal.js';

class FakeStream extends EventEmitter {
  readonly parts: string[] = [];
  isTTY = true;
  write(text: string): boolean {
    this.parts.push(text);
    return true;
  }
}

describe('textSink', () => {
  it('goes quiet when the reader has gone, and only then', () => {
    const stream = new FakeStream();
    const sink = textSink(stream);
    sink.write('one');
    stream.emit('error', Object.assign(new Error('gone'), { code: 'EPIPE' }));
    sink.write('two');
    expect(stream.parts).toEqual(['one']);
    expect(() => stream.emit('error', Object.assign(new Error('disk'), { code: 'ENOSPC' }))).toThrow('disk');
  });
});
