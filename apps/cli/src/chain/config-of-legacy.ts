import { z } from 'zod';
import { readImageConfig, type ImageConfig } from './image-config.ts';
import { CliError } from '../cli-error.ts';

const v1 = z.looseObject({
  created: z.string().nullish(),
  author: z.string().nullish(),
  comment: z.string().nullish(),
  docker_version: z.string().nullish(),
  container_config: z.looseObject({ Cmd: z.array(z.string()).nullish() }).nullish(),
  throwaway: z.boolean().nullish(),
  history: z.array(z.record(z.string(), z.unknown())).nullish(),
});

/** What engines from 1.10 on keep of the JSON of an engine before 1.8.3, which may hold anything else. */
const fieldsOfOldEngines = new Set([
  'comment',
  'created',
  'container',
  'container_config',
  'docker_version',
  'author',
  'config',
  'architecture',
  'os',
]);
const fieldsOfTheChain = new Set([
  'id',
  'parent',
  'Size',
  'parent_id',
  'layer_id',
  'throwaway',
  'rootfs',
  'history',
]);
/** Go's zero time: what engines write for the dependency images, which have no date. */
const noDate = '0001-01-01T00:00:00Z';

function isBefore(version: string, limit: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [at, wanted] of limit.entries()) {
    const part = parts[at] ?? 0;
    if (part !== wanted) return !(part > wanted);
  }
  return false;
}

function historyEntry(json: z.infer<typeof v1>): Readonly<Record<string, unknown>> {
  const { created, author, comment, container_config: container, throwaway } = json;
  const command = (container?.Cmd ?? []).join(' ');
  return {
    created: created ?? noDate,
    ...(author ? { author } : {}),
    ...(command === '' ? {} : { created_by: command }),
    ...(comment ? { comment } : {}),
    ...(throwaway ? { empty_layer: true } : {}),
  };
}

/**
 * The config that engines 1.10 and later give an image which a v1 registry sent them: the topmost JSON without what names the chain,
 * with a history of one entry per image and the layers' diff ids.
 * @param jsons of every image, root first
 */
export function configOfLegacy(jsons: readonly Buffer[], diffIds: readonly string[]): ImageConfig {
  const images = jsons.map((json) => v1.parse(JSON.parse(json.toString('utf8'))));
  const top = images.at(-1);
  if (!top) throw new CliError('failed', 'an image without a layer cannot be written');
  const isOld = isBefore(top.docker_version ?? '', [1, 8, 3]);
  const kept = Object.entries(top).filter(
    ([name]) => !fieldsOfTheChain.has(name) && (!isOld || fieldsOfOldEngines.has(name)),
  );
  const own = top.history ?? [];
  const layersOfOwn = own.filter((entry) => entry['empty_layer'] !== true).length;
  const members = [
    ...kept,
    ['history', layersOfOwn === diffIds.length ? own : images.map(historyEntry)] as const,
    ['rootfs', { type: 'layers', diff_ids: diffIds }] as const,
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const config = readImageConfig(Buffer.from(JSON.stringify(Object.fromEntries(members))));
  if (!config) throw new CliError('failed', 'the image has a JSON that no config can be made of');
  return config;
}
