/** Where text goes; a closed pipe (`| head`) swallows the rest instead of crashing the run. */
export interface TextSink {
  readonly isTerminal: boolean;
  write(text: string): void;
}

/** The part of a Node stream that is needed. */
export interface OutputStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

export function textSink(stream: OutputStream): TextSink {
  let isOpen = true;
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
    isOpen = false;
  });
  return {
    isTerminal: stream.isTTY === true,
    write(text) {
      if (isOpen && text !== '') stream.write(text);
    },
  };
}
