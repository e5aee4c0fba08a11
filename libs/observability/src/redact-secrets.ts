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
]);

const censor = '[redacted]';
const maxDepth = 5;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error);

/**
 * Blots out what is called like a credential, whatever the case, in an object and those in it. Copies only what changes: most
 * log lines hold no credential, and there is one for each request.
 */
export function redactSecrets(fields: Record<string, unknown>, depth = 0): Record<string, unknown> {
  let copy: Record<string, unknown> | undefined;
  for (const name in fields) {
    const value = fields[name];
    let shown = value;
    if (secretNames.has(name) || secretNames.has(name.toLowerCase())) shown = censor;
    else if (depth < maxDepth && isPlainObject(value)) shown = redactSecrets(value, depth + 1);
    if (shown !== value) {
      copy ??= { ...fields };
      copy[name] = shown;
    }
  }
  return copy ?? fields;
}
