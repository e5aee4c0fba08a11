import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '@drydock/kernel';
import { findFacts, type SettingFacts } from './setting.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
type Shape = Readonly<Record<string, z.ZodType>>;
export type Config<S extends Shape> = Readonly<z.output<z.ZodObject<S>>>;

const longestShown = 80;

/** A password in a URL that should have none is none the less a password. */
const shownOf = (value: string): string => value.replace(/\/\/.*@/, '//…@').slice(0, longestShown);

function describeFault(name: string, value: string | undefined, facts: SettingFacts | undefined): string {
  const wanted = facts ? `must be ${facts.form}` : 'has a value that does not fit';
  const would = facts ? `, for example ${facts.example}` : '';
  if (value === undefined) return `${name} is not set: it ${wanted}${would}`;
  // A variable without facts might hold anything, so its value stays unsaid too.
  const shown = !facts || facts.isSecret ? '' : ` is ${JSON.stringify(shownOf(value))} but`;
  return `${name}${shown} ${wanted}${would}`;
}

/** An empty variable counts as unset: compose files and shells pass those along. */
const setIn = (env: Environment, name: string) => (env[name] === '' ? undefined : env[name]);

function readSecretFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

const isFaulty = (complaint: string, names: ReadonlySet<string>): boolean =>
  [...names].some((name) => new RegExp(`\\b${name}\\b`).test(complaint));

/** What a check throws, unless it only follows from a variable that is wrong by itself. */
function faultsTogether<C>(config: C, checks: readonly Check<C>[], faulty: ReadonlySet<string>): string[] {
  return checks.flatMap((check) => {
    try {
      check(config);
      return [];
    } catch (error) {
      if (!AppError.is(error, 'configuration_invalid')) throw error;
      return isFaulty(error.message, faulty) ? [] : [error.message];
    }
  });
}

/** @throws AppError `configuration_invalid` about variables that do not fit each other */
export type Check<C> = (config: C) => unknown;

/**
 * Reads a process's variables once. A secret `X` may also come from the file that `X_FILE` names. @param checks are for what belongs
 * together; each looks at the variables that it needs.
 * @returns a frozen object whose members are called as the variables are.
 * @throws AppError `configuration_invalid` that names all faults at once, one a line: the variable, the form wanted, what
 * would do; never the value of a secret.
 */
export function parseConfig<S extends Shape>(
  shape: S,
  env: Environment,
  checks: readonly Check<Config<S>>[] = [],
): Config<S> {
  const faults: string[] = [];
  const faulty = new Set<string>();
  const given: Record<string, string | undefined> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const facts = findFacts(schema);
    const file = facts?.isSecret ? setIn(env, `${name}_FILE`) : undefined;
    given[name] = setIn(env, name);
    if (file !== undefined) {
      if (given[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set: keep one of them`);
      given[name] = readSecretFile(file);
      if (given[name] === undefined || given[name] === '') {
        faulty.add(name);
        faults.push(
          `${name}_FILE names ${JSON.stringify(file)}, which is empty or cannot be read: it must be a file with the value`,
        );
        continue;
      }
    }
    if (schema.safeParse(given[name]).success) continue;
    faults.push(describeFault(name, given[name], facts));
    faulty.add(name);
  }
  // What is wrong by itself is replaced by what would do, so that the checks can tell of the rest at once.
  for (const name of faulty) given[name] = findFacts(shape[name] ?? z.never())?.example;
  const config = z.object(shape).safeParse(given);
  if (config.success) faults.push(...faultsTogether(config.data, checks, faulty));
  if (faults.length > 0) {
    throw new AppError('configuration_invalid', { message: faults.join('\n'), details: { faults } });
  }
  if (!config.success) throw new AppError('configuration_invalid', { cause: config.error });
  return Object.freeze(config.data);
}

/**
 * Runs the parsers of several processes that take the same variables. @throws AppError `configuration_invalid` that names the faults of all
 * of them at once, each once
 */
export function parseAll(parsers: readonly (() => unknown)[]): void {
  const faults = parsers.flatMap((parse) => {
    try {
      parse();
      return [];
    } catch (error) {
      if (!AppError.is(error, 'configuration_invalid')) throw error;
      return error.message.split('\n');
    }
  });
  if (faults.length === 0) return;
  throw new AppError('configuration_invalid', { message: [...new Set(faults)].join('\n') });
}
