import { shortId, type ProgressDisplay } from './progress.ts';
import { sizeText } from './size-text.ts';

export interface BarProgressOptions {
  write(text: string): void;
  columns(): number;
  nowMs(): number;
}

interface Row {
  readonly id: string;
  text: string;
}

const redrawEveryMs = 100;
const barWidth = 30;

function bar(doneBytes: number, totalBytes: number | undefined): string {
  if (totalBytes === undefined || totalBytes === 0) return sizeText(doneBytes);
  const share = Math.min(1, doneBytes / totalBytes);
  const filled = Math.round(share * barWidth);
  const head = filled < barWidth ? '>' : '';
  const line = `${'='.repeat(filled)}${head}`.padEnd(barWidth, ' ').slice(0, barWidth);
  return `[${line}] ${sizeText(doneBytes)} / ${sizeText(totalBytes)}`;
}

/** A row per layer; the block is drawn anew in place, so nothing but this may write while it is open. */
export function createBarProgress({ write, columns, nowMs }: BarProgressOptions): ProgressDisplay {
  const rows: Row[] = [];
  let drawnRows = 0;
  let drawnAtMs = Number.NEGATIVE_INFINITY;

  const draw = (isForced: boolean): void => {
    if (!isForced && nowMs() - drawnAtMs < redrawEveryMs) return;
    drawnAtMs = nowMs();
    const up = drawnRows > 0 ? `\u001b[${String(drawnRows)}A` : '';
    const lines = rows.map(
      ({ id, text }) => `\r\u001b[2K${`${shortId(id)}: ${text}`.slice(0, columns() - 1)}\n`,
    );
    write(up + lines.join(''));
    drawnRows = rows.length;
  };

  return {
    startLayer(id, action) {
      const row: Row = { id, text: action };
      rows.push(row);
      draw(true);
      return {
        update(doneBytes, totalBytes) {
          row.text = `${action} ${bar(doneBytes, totalBytes)}`;
          draw(false);
        },
        finish(state) {
          row.text = state;
          draw(true);
        },
      };
    },
    close: () => {
      if (rows.length > 0) draw(true);
    },
  };
}
