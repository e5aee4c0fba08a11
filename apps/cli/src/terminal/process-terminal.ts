import type { ReadStream, WriteStream } from 'node:tty';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CliError } from '../cli-error.ts';
import type { Terminal } from './terminal.ts';

export interface ProcessStreams {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
}

const maxInputBytes = 64 * 1024;

export function createProcessTerminal(
  { stdin, stdout, stderr }: ProcessStreams,
  signal: AbortSignal,
): Terminal {
  return {
    isInteractive: stdin.isTTY && stderr.isTTY,
    isDrawable: stdout.isTTY,
    columns: () => stdout.columns || 80,
    writeOut: (chunk) => void stdout.write(chunk),
    writeError: (chunk) => void stderr.write(chunk),
    async ask(question, { isHidden }) {
      const nowhere = new Writable({
        write: (_chunk, _encoding, done) => {
          done();
        },
      });
      const lines = createInterface({ input: stdin, output: isHidden ? nowhere : stderr, terminal: true });
      // Not before the terminal's own echo is off, or what is typed at once would be seen.
      if (isHidden) stderr.write(question);
      try {
        return await Promise.race([
          lines.question(isHidden ? '' : question, { signal }),
          new Promise<never>((_resolve, reject) => {
            const stop = (): void => {
              reject(new CliError('interrupted', 'interrupted'));
            };
            lines.once('SIGINT', stop);
            lines.once('close', stop);
          }),
        ]);
      } finally {
        lines.close();
        if (isHidden) stderr.write('\n');
      }
    },
    async readInput() {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of stdin) {
        const bytes = Buffer.from(chunk as Uint8Array);
        size += bytes.length;
        if (size > maxInputBytes) throw new CliError('usage', 'stdin holds more than a password');
        chunks.push(bytes);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
  };
}
