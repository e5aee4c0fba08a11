import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readImageConfig, type ImageConfig } from './image-config.ts';

/** What engines 1.10 to 17.11 send for every layer but the topmost (protocol 9.1): no `created`, nothing else. */
export function dependencyJson(id: string, parent: string | undefined): Buffer {
  return Buffer.from(parent === undefined ? `{"id":"${id}"}` : `{"id":"${id}","parent":"${parent}"}`);
}

const ownIds = /^\{"id":"[0-9a-f]{64}"(?:,"parent":"[0-9a-f]{64}")?(,?)/;

/** Configs that tools derived from v1 images may hold ids of their own, which would stand against the chain's. */
function withoutIds(text: string): string {
  const members = Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(text)));
  const kept = members.filter(([name]) => !/^(?:id|parent)$/i.test(name));
  return kept.length === members.length ? text : JSON.stringify(Object.fromEntries(kept));
}

/**
 * The topmost image's JSON: the config with `id` and `parent` in front and every other byte kept, so that a pull can give the
 * config back byte for byte and with it the same image id. Engines do without `history` and `rootfs`; they skip what they do not know.
 */
export function topJson(config: ImageConfig, parent: string | undefined): Buffer {
  const text = withoutIds(config.bytes.toString('utf8'));
  const open = text.indexOf('{');
  const rest = text.slice(open + 1).trimStart();
  const ids = dependencyJson(config.id, parent).toString('utf8').slice(0, -1);
  return Buffer.from(`${ids}${rest.startsWith('}') ? '' : ','}${open === 0 ? text.slice(1) : rest}`);
}

/** The config that `topJson` was made from, or undefined when another client made this JSON. */
export function restoreConfig(id: string, json: Buffer): ImageConfig | undefined {
  const text = json.toString('utf8');
  const match = ownIds.exec(text);
  if (!match) return undefined;
  const bytes = Buffer.from(`{${text.slice(match[0].length)}`);
  if (createHash('sha256').update(bytes).digest('hex') !== id) return undefined;
  return readImageConfig(bytes);
}
