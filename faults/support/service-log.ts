import { createWriteStream, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunningProcess } from '../../acceptance/support/running-process.ts';

const reports = fileURLToPath(new URL('../../reports/faults', import.meta.url));
const mostLines = 40;

export interface ServiceLog {
  readonly path: string;
  /** The last lines that speak of any of these, each line once. */
  linesAbout(...words: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Keeps all that the services write in `reports/faults/`, for whoever has to find out what happened. */
export function keepServiceLog(name: string, running: RunningProcess): ServiceLog {
  mkdirSync(reports, { recursive: true });
  const path = join(reports, `${name}.log`);
  const file = createWriteStream(path);
  file.write(running.output());
  running.onOutput((text) => file.write(text));
  return {
    path,
    async linesAbout(...words) {
      const lines = (await readFile(path, 'utf8')).split('\n');
      return lines.filter((line) => words.some((word) => line.includes(word))).slice(-mostLines);
    },
    close: () => new Promise((resolve) => file.end(resolve)),
  };
}
