import { serializeError } from './serialize-error.ts';

const secretNames = new Set([
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'token',
  'signature',
  'x-docker-token',
  'www-authenticate',
  'secretkey',
  'accesskey',
  'connectionstring',
]);

const censor = '[redacted]';
const maxDepth = 5;

const isSecretName = (name: string): boolean => secretNames.has(name) || secretNames.has(name.toLowerCase());

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Blots out what is called like a credential, whatever the case, in an object and those in it, and what looks like one in the
 * words of an error. Copies only what changes: most log lines hold no credential, and there is one for each request.
 */
export function redactSecrets(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  for (const name in fields) {
    const value = fields[name];
    let shown = value;
    if (isSecretName(name)) shown = censor;
    else if (value instanceof Error) shown = serializeError(value);
    else if (Array.isArray(value)) shown = redactItems(value, depth);
    else if (depth < maxDepth && isPlainObject(value)) shown = redactSecrets(value, depth + 1);
    if (shown !== value) {
      copy ??= { ...fields };
      copy[name] = shown;
    }
  }
  return copy ?? fields;
}

function redactItems(items: readonly unknown[], depth: number): readonly unknown[] {
  if (depth >= maxDepth || !items.some((item) => typeof item === 'object' && item !== null)) return items;
  return items.map((item) => {
    if (item instanceof Error) return serializeError(item);
    return isPlainObject(item) ? redactSecrets(item, depth + 1) : item;
  });
}
