import { CliError } from './cli-error.ts';

export interface NumberForm {
  readonly min: number;
  readonly max: number;
  /** Whether a decimal point may stand in it. */
  readonly isWhole: boolean;
}

/**
 * A number of the command line, as people write one: decimal digits and nothing else, no sign, no exponent, no `0x`.
 * @param name of the option or operand, for the words. @throws CliError `usage`
 */
export function parseNumber(name: string, text: string, { min, max, isWhole }: NumberForm): number {
  const form = isWhole ? /^\d{1,15}$/ : /^\d{1,15}(?:\.\d{1,15})?$/;
  const value = form.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  const kind = isWhole ? 'a whole number' : 'a number';
  throw new CliError('usage', `${name} is ${kind} from ${String(min)} to ${String(max)}, not "${text}"`);
}
