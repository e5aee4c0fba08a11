import { z } from 'zod';
import { findFacts } from './setting.ts';

export interface SettingDescription {
  readonly name: string;
  readonly form: string;
  readonly example: string;
  readonly isSecret: boolean;
  /** No start without it. */
  readonly isRequired: boolean;
  /** As it would be written; undefined when there is none. */
  readonly defaultText: string | undefined;
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(',') : String(value);

function defaultOf(schema: z.ZodType): string | undefined {
  if (schema instanceof z.ZodDefault) return textOf(schema.parse(undefined));
  return undefined;
}

/** What there is to say of each variable of a process, for people. */
export function describeSettings(shape: Readonly<Record<string, z.ZodType>>): readonly SettingDescription[] {
  return Object.entries(shape).map(([name, schema]) => {
    const facts = findFacts(schema);
    return {
      name,
      form: facts?.form ?? '',
      example: facts?.example ?? '',
      isSecret: facts?.isSecret ?? false,
      isRequired: !schema.safeParse(undefined).success,
      defaultText: defaultOf(schema),
    };
  });
}
