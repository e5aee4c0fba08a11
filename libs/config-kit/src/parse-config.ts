import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '@drydock/kernel';
import { findFacts, type SettingFacts } from './setting.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
type Shape = Readonly<Record<string, z.ZodType>>;
export type Config<S extends Shape> = Readonly<z.output<z.ZodObject<S>>>;

const longestShown = 80;

function describeFault(name: string, value: string | undefined, facts: SettingFacts | undefined): string {
  const wanted = facts ? `must be ${facts.form}` : 'has a value that does not fit';
  const would = facts ? `, for example ${facts.example}` : '';
  if (value === undefined) return `${name} is not set: it ${wanted}${would}`;
  // A variable without facts might hold anything, so its value stays unsaid too.
  const shown = !facts || facts.isSecret ? '' : ` is ${JSON.stringify(value.slice(0, longestShown))} but`;
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

/**
 * Reads a process's variables once. A secret `X` may also come from the file that `X_FILE` names.
 * @returns a frozen object whose members are called as the variables are.
 * @throws AppError `configuration_invalid` that names all faults at once, one a line: the variable, the form wanted, what
 * would do; never the value of a secret.
 */
export function parseConfig<S extends Shape>(shape: S, env: Environment): Config<S> {
  const faults: string[] = [];
  const given: Record<string, string | undefined> = {};
  for (const [name, schema] of Object.entries(shape)) {
    const facts = findFacts(schema);
    const file = facts?.isSecret ? setIn(env, `${name}_FILE`) : undefined;
    given[name] = setIn(env, name);
    if (file !== undefined) {
      if (given[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set: keep one of them`);
      given[name] = readSecretFile(file);
      if (given[name] === undefined || given[name] === '') {
        faults.push(
          `${name}_FILE names ${JSON.stringify(file)}, which is empty or cannot be read: it must be a file with the value`,
        );
        continue;
      }
    }
    if (!schema.safeParse(given[name]).success) faults.push(describeFault(name, given[name], facts));
  }
  if (faults.length > 0) {
    throw new AppError('configuration_invalid', { message: faults.join('\n'), details: { faults } });
  }
  return Object.freeze(z.object(shape).parse(given));
}
