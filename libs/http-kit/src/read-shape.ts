import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { AppError, isRecord, printable } from '@drydock/kernel';
import { parseJson } from './parse-json.ts';
import { readBody } from './read-body.ts';

const defaultLimitBytes = 4 * 1024 * 1024;

/**
 * A parser for each member that a document gives a JSON object, no more and no fewer:
 * `z.strictObject({ … } satisfies MembersOf<RequestBody<HubOperations['addUser']>>)`.
 */
export type MembersOf<Body> = { readonly [Name in keyof Body]-?: z.ZodType<Body[Name]> };

const maxNameCharacters = 64;
const maxPathCharacters = 128;

/** The first thing that is wrong, in words for the sender. A name is the sender's own text: no more of it is echoed than can be shown. */
function wordsOf(issue: z.core.$ZodIssue | undefined): string {
  const where = printable(issue?.path.join('.') ?? '', maxPathCharacters);
  if (issue?.code !== 'unrecognized_keys') return where;
  const name = printable((issue.keys[0] ?? '').replaceAll('"', '?'), maxNameCharacters);
  return `${where === '' ? '' : `${where}: `}unknown member "${name}"`;
}

/** @throws AppError `invalid_data` that names the first member that is wrong, or that there is not. */
export function parseShape<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const words = wordsOf(parsed.error.issues[0]);
  throw new AppError('invalid_data', {
    message: `Invalid data${words === '' ? '' : `: ${words}`}`,
    cause: parsed.error,
  });
}

/** @throws AppError `error_decoding_json`, `payload_too_large`, `client_gone` */
export const readJson = async (req: IncomingMessage, limitBytes = defaultLimitBytes): Promise<unknown> =>
  parseJson(await readBody(req, limitBytes), 'error_decoding_json');

/** The body of a request, by its schema. @throws AppError as `readJson` and `parseShape` */
export const readShape = async <T>(
  req: IncomingMessage,
  schema: z.ZodType<T>,
  limitBytes?: number,
): Promise<T> => parseShape(await readJson(req, limitBytes), schema);

/** As `readShape`, for a body that may be left out as a whole: it counts as `{}`. */
export async function readOptionalShape<T>(
  req: IncomingMessage,
  schema: z.ZodType<T>,
  limitBytes = defaultLimitBytes,
): Promise<T> {
  const body = await readBody(req, limitBytes);
  return parseShape(body.length === 0 ? {} : parseJson(body, 'error_decoding_json'), schema);
}

/** Any JSON object, for operations that leave unknown members alone. @throws AppError `invalid_data`, and as `readJson` */
export async function readObject(
  req: IncomingMessage,
  limitBytes?: number,
): Promise<Readonly<Record<string, unknown>>> {
  const body = await readJson(req, limitBytes);
  if (!isRecord(body)) throw new AppError('invalid_data');
  return body;
}
