import { parseArgs } from 'node:util';
import { CliError } from './cli-error.ts';
import type { Command, CommandOption, Invocation } from './command.ts';

/** Understood by every command. */
export const sharedOptions: Readonly<Record<string, CommandOption>> = {
  host: { type: 'string', value: 'HOST', help: 'the registry; by default the one logged in to last' },
  insecure: { type: 'boolean', help: 'allow plain http to hosts other than this machine' },
  json: { type: 'boolean', help: 'print one JSON document' },
  quiet: { type: 'boolean', short: 'q', help: 'print no progress and no remarks; of lists the names alone' },
  help: { type: 'boolean', short: 'h', help: 'print this' },
};

export type ParsedArguments =
  | { readonly kind: 'run'; readonly command: Command; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly words: readonly string[]; readonly command: Command | undefined }
  | { readonly kind: 'version' };

const isPrefix = (words: readonly string[], of: readonly string[]): boolean =>
  words.every((word, at) => of[at] === word);

function parserOptions(options: Readonly<Record<string, CommandOption>>) {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [
      name,
      short === undefined ? { type } : { type, short },
    ]),
  );
}

/** The command with the most words that the operands begin with: `tags history` before `tags`. */
function findCommand(commands: readonly Command[], positionals: readonly string[]): Command | undefined {
  return [...commands]
    .sort((a, b) => b.words.length - a.words.length)
    .find(({ words }) => isPrefix(words, positionals));
}

function unknownCommand(commands: readonly Command[], positionals: readonly string[]): CliError {
  const typed = positionals.join(' ');
  // "admin gc" is about the commands of gc, "admin nonsense" about all of admin.
  const beginnings = positionals.map((_, at) => positionals.slice(0, positionals.length - at));
  const groups = beginnings.map((words) => commands.filter((command) => isPrefix(words, command.words)));
  const group = (groups.find((found) => found.length > 0) ?? []).map(({ words }) => words.join(' '));
  return new CliError(
    'usage',
    group.length > 0
      ? `"${typed}" is not a command. There are: ${group.join(', ')}`
      : `"${positionals[0] ?? ''}" is not a command; "drydock --help" lists them`,
  );
}

function assertOperands({ words, operands }: Command, given: readonly string[]): void {
  const needed = operands.filter((operand) => !operand.startsWith('['));
  const missing = needed[given.length];
  const name = words.join(' ');
  if (given.length < needed.length) throw new CliError('usage', `drydock ${name} needs ${missing ?? 'more'}`);
  if (given.length > operands.length) {
    throw new CliError('usage', `drydock ${name} does not take "${given[operands.length] ?? ''}"`);
  }
}

/** @throws CliError `usage`, with words that say what would be right */
export function parseArguments(commands: readonly Command[], args: readonly string[]): ParsedArguments {
  const everyOption = Object.assign({}, ...commands.map(({ options }) => options), sharedOptions);
  const loose = parseArgs({
    args: [...args],
    options: parserOptions(everyOption),
    allowPositionals: true,
    strict: false,
  });
  const isHelp = loose.values['help'] === true || loose.positionals[0] === 'help';
  const positionals = loose.positionals[0] === 'help' ? loose.positionals.slice(1) : loose.positionals;
  const command = findCommand(commands, positionals);
  if (loose.values['version'] === true && command === undefined) return { kind: 'version' };
  const isGroup = commands.some(({ words }) => isPrefix(positionals, words));
  if (isHelp && (command !== undefined || isGroup)) return { kind: 'help', words: positionals, command };
  if (!command) {
    if (positionals.length === 0) throw new CliError('usage', 'name a command; "drydock --help" lists them');
    throw unknownCommand(commands, positionals);
  }
  return { kind: 'run', command, invocation: parseStrictly(command, args) };
}

function parseStrictly(command: Command, args: readonly string[]): Invocation {
  const options = { ...command.options, ...sharedOptions };
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: parserOptions(options),
      allowPositionals: true,
    });
    const operands = positionals.slice(command.words.length);
    assertOperands(command, operands);
    return {
      operands,
      has: (option) => values[option] === true,
      find(option) {
        const value = values[option];
        return typeof value === 'string' ? value : undefined;
      },
    };
  } catch (error) {
    if (error instanceof CliError) throw error;
    const words = error instanceof Error ? error.message : 'the options make no sense';
    throw new CliError('usage', `drydock ${command.words.join(' ')}: ${words}`, { cause: error });
  }
}
