import { CliError } from '../cli-error.ts';
import type { Invocation } from '../command.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** From `--password-stdin` (its one line ending is not part of it), or asked for, unseen. @throws CliError `usage` */
export async function readPassword(from: {
  readonly invocation: Invocation;
  readonly terminal: Terminal;
  /** A new one is asked for twice: nobody sees what was typed. */
  readonly isNew: boolean;
}): Promise<string> {
  const { invocation, terminal, isNew } = from;
  if (invocation.has('password-stdin')) {
    const password = (await terminal.readInput()).replace(/\r?\n$/, '');
    if (password === '') throw new CliError('usage', 'stdin holds no password');
    return password;
  }
  if (!terminal.isInteractive) {
    throw new CliError('usage', 'there is no terminal to ask on: pipe the password in with --password-stdin');
  }
  const password = await terminal.ask('Password: ', { isHidden: true });
  if (password === '') throw new CliError('usage', 'a password is needed');
  if (isNew && (await terminal.ask('Once more: ', { isHidden: true })) !== password) {
    throw new CliError('usage', 'the two are not the same');
  }
  return password;
}
