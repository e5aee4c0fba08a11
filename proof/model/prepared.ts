import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/** The statement under a name of its own, so that a connection parses it once: a search sends the same few a hundred thousand times. */
export function prepared(text: string): { readonly name: string; readonly text: string } {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return { name, text };
}
