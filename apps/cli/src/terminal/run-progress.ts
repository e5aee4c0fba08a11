import { sizeText } from './size-text.ts';

export interface RunProgressFacts {
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  readonly note: string;
}

/** Shows how work in the registry gets on: a bar on a terminal, a line per step elsewhere, nothing when quiet. */
export interface RunProgressDisplay {
  show(state: string, progress: RunProgressFacts): void;
  /** To be called at the end, also after a failure. */
  close(): void;
}

export const silentRunProgress: RunProgressDisplay = { show: () => undefined, close: () => undefined };

const amount = (count: number, unit: string): string =>
  unit === 'bytes' ? sizeText(count) : `${String(count)}${unit === '' ? '' : ` ${unit}`}`;

function amounts({ done, total, unit }: RunProgressFacts): string {
  if (total === null) return done === 0 ? '' : amount(done, unit);
  return `${amount(done, unit)} of ${amount(total, unit)}`;
}

/** @param write gets whole lines */
export function createRunLines(write: (text: string) => void): RunProgressDisplay {
  let shown = '';
  return {
    show(state, progress) {
      const step = progress.note === '' ? state : progress.note;
      if (step === shown) return;
      shown = step;
      const counted = amounts(progress);
      write(`${step}${counted === '' ? '' : `: ${counted}`}\n`);
    },
    close: () => undefined,
  };
}

const barWidth = 30;

function bar({ done, total }: RunProgressFacts): string {
  if (total === null || total === 0) return '';
  const filled = Math.round(Math.min(1, done / total) * barWidth);
  const head = filled < barWidth ? '>' : '';
  return `[${`${'='.repeat(filled)}${head}`.padEnd(barWidth, ' ').slice(0, barWidth)}] `;
}

/** One line, drawn anew in place. */
export function createRunBar(options: { write(text: string): void; columns(): number }): RunProgressDisplay {
  let isDrawn = false;
  return {
    show(state, progress) {
      const step = progress.note === '' ? state : progress.note;
      const text = `${step} ${bar(progress)}${amounts(progress)}`.trimEnd();
      options.write(`\r\u001b[2K${text.slice(0, options.columns() - 1)}`);
      isDrawn = true;
    },
    close() {
      if (isDrawn) options.write('\r\u001b[2K');
    },
  };
}
