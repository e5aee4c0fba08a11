import type { Command, CommandOption } from './command.ts';
import { sharedOptions } from './parse-arguments.ts';

const indent = '  ';

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${indent}${left.padEnd(width)}  ${right}\n`).join('');
}

const usageOf = ({ words, operands, options }: Command): string =>
  ['drydock', ...words, ...operands, ...(Object.keys(options).length > 0 ? ['[options]'] : [])].join(' ');

function optionRows(
  options: Readonly<Record<string, CommandOption>>,
): readonly (readonly [string, string])[] {
  return Object.entries(options).map(([name, { short, value, help }]) => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
  ]);
}

export function commandHelp(command: Command): string {
  const { summary, details, options } = command;
  const own = Object.keys(options).length > 0 ? `\nOptions:\n${columns(optionRows(options))}` : '';
  return [
    `${summary}\n\nUsage: ${usageOf(command)}\n`,
    details === undefined ? '' : `\n${details}\n`,
    own,
    `\nOptions of every command:\n${columns(optionRows(sharedOptions))}`,
  ].join('');
}

export function overview(commands: readonly Command[], words: readonly string[]): string {
  const shown = commands.filter((command) => words.every((word, at) => command.words[at] === word));
  const rows = shown.map(
    (command) => [[...command.words, ...command.operands].join(' '), command.summary] as const,
  );
  return [
    'drydock: images to and from a registry of the Docker Registry API v1\n\n',
    `Usage: drydock ${[...words, 'COMMAND'].join(' ')}\n\nCommands:\n${columns(rows)}`,
    `\nOptions of every command:\n${columns(optionRows(sharedOptions))}`,
    '\n"drydock COMMAND --help" says more of one. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not allowed, 4 not found,\n',
    '5 not reachable, 6 conflict, 7 bad archive, 8 content that does not match its checksum, 130 interrupted.\n',
  ].join('');
}
