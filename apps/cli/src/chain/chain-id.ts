import { createHash } from 'node:crypto';

/**
 * The ids that engines 1.10 to 17.11 give the layers of an image: the first is its diff id, each further one
 * the sha256 of the one below, a space and its own diff id.
 * @param diffIds `sha256:<hex>`, the lowest layer first.
 */
export function chainIds(diffIds: readonly string[]): readonly string[] {
  const ids: string[] = [];
  for (const diffId of diffIds) {
    const below = ids.at(-1);
    ids.push(
      below === undefined
        ? diffId
        : `sha256:${createHash('sha256').update(`${below} ${diffId}`).digest('hex')}`,
    );
  }
  return ids;
}

export const hexOf = (digest: string): string => digest.slice(digest.indexOf(':') + 1);
