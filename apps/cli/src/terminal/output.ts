import type { Terminal } from './terminal.ts';

export interface OutputOptions {
  readonly isJson: boolean;
  readonly isQuiet: boolean;
}

export interface ResultTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Said when there are no rows. */
  readonly none: string;
}

/** A command's result in the form that was asked for: one JSON document, names alone, or text. */
export interface Output {
  /** Something was done. Quiet says nothing. */
  done(document: unknown, sentence: string): void;
  /** A word beside the result, on stderr. Quiet and JSON leave it out. */
  remark(sentence: string): void;
  /** A list. Quiet prints the first column. */
  list(document: unknown, table: ResultTable): void;
}

function tableText({ head, rows, none }: ResultTable): string {
  if (rows.length === 0) return `${none}\n`;
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

/** What a server says may not steer the terminal. */
const cellText = (text: string): string => text.replace(/\p{Cc}/gu, '?');
const sentenceText = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, '?');

export function createOutput(terminal: Terminal, { isJson, isQuiet }: OutputOptions): Output {
  const json = (document: unknown): void => {
    terminal.writeOut(`${JSON.stringify(document, undefined, 2)}\n`);
  };
  return {
    done(document, sentence) {
      if (isJson) json(document);
      else if (!isQuiet) terminal.writeOut(`${sentenceText(sentence)}\n`);
    },
    remark(sentence) {
      if (!isJson && !isQuiet) terminal.writeError(`${sentenceText(sentence)}\n`);
    },
    list(document, table) {
      if (isJson) {
        json(document);
        return;
      }
      const rows = table.rows.map((row) => row.map(cellText));
      terminal.writeOut(
        isQuiet ? rows.map(([name = '']) => `${name}\n`).join('') : tableText({ ...table, rows }),
      );
    },
  };
}
