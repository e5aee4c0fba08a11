import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command.ts';

export const yesOption = { type: 'boolean', short: 'y', help: 'do not ask' } as const;

/** Asks on a terminal; scripts are taken at their word. @throws CliError `interrupted` */
export async function confirm({ invocation, terminal }: CommandContext, question: string): Promise<void> {
  if (invocation.has('yes') || !terminal.isInteractive) return;
  const answer = await terminal.ask(`${question} [y/N] `, { isHidden: false });
  if (!/^y(?:es)?$/i.test(answer.trim())) throw new CliError('interrupted', 'nothing was changed');
}
