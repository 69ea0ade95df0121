/** Where text goes; a closed pipe (`| head`) swallows the rest instead of crashing the run. */
export interface TextSink {
  readonly isTerminal: boolean;
  /** Of the terminal, now; undefined where there is none. */
  readonly columns?: number | undefined;
  write(text: string): void;
}

/** The part of a Node stream that is needed. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
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
    get columns() {
      return stream.columns;
    },
    write(text) {
      if (isOpen && text !== '') stream.write(text);
    },
  };
}
