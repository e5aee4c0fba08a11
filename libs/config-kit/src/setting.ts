import { z } from 'zod';

/** What a person needs to know of a variable; kept in the zod schema's metadata, so that it travels with the schema. */
export interface SettingFacts {
  /** Ends the sentence "must be …". */
  readonly form: string;
  /** A value that would do. */
  readonly example: string;
  /** Its value is never shown, and `<NAME>_FILE` may name a file that holds it. */
  readonly isSecret?: boolean;
}

const factsOf = z.registry<SettingFacts>();

/** Attaches the facts. Wrap with `.optional()` or `.default(…)` afterwards, as needed. */
export function setting<S extends z.ZodType>(schema: S, facts: SettingFacts): S {
  factsOf.add(schema, facts);
  return schema;
}

/** Also finds the facts of what `.optional()` and `.default()` were put around. */
export function findFacts(schema: z.core.$ZodType): SettingFacts | undefined {
  const own = factsOf.get(schema);
  if (own) return own;
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  ) {
    return findFacts(schema.unwrap());
  }
  return undefined;
}
