import { ImageId, Digest } from '@drydock/kernel';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';
import { expectStatus, jsonOf, type V1Answer, type V1Session } from '../http/v1-session.ts';
import type { Reference } from '../reference.ts';

export interface RemoteLayer {
  readonly id: string;
  readonly json: Buffer;
  readonly sizeBytes: number | undefined;
  /** sha256 over JSON, line feed and layer, as the registry states it; undefined when it states none. */
  readonly payloadSum: string | undefined;
}

const listing = z.array(z.looseObject({ id: z.string(), checksum: z.string().nullish() }));
const imageJson = z.looseObject({ id: z.string(), parent: z.string().nullish() });
const ancestry = z.array(z.string()).min(1);

function parsed<T>(shape: z.ZodType<T>, answer: V1Answer, what: string): T {
  const result = shape.safeParse(jsonOf(answer.bytes));
  if (!result.success)
    throw new CliError('failed', `the registry's answer on ${what} makes no sense`, { cause: result.error });
  return result.data;
}

const digestIn = (value: unknown): string | undefined => (Digest.is(value) ? value : undefined);

function sizeIn(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** What a tag stands for: the chain, root first, with what has to be known before its layers are fetched (protocol 6). */
export async function readRemoteImage(
  session: V1Session,
  reference: Reference & { readonly tag: string },
): Promise<readonly RemoteLayer[]> {
  const { full } = reference.repository;
  const what = `pulling ${full}:${reference.tag}`;
  const images = await session.callIndex({ method: 'GET', path: `/repositories/${full}/images` });
  const listed = parsed(listing, expectStatus(session, what, images, 200), `the images of ${full}`);
  const sums = new Map(listed.map(({ id, checksum }) => [id, digestIn(checksum)]));

  const tag = await session.callRegistry({
    method: 'GET',
    path: `/repositories/${full}/tags/${reference.tag}`,
  });
  const topId = parsed(z.string(), expectStatus(session, what, tag, 200), `the tag ${reference.tag}`);
  if (!ImageId.is(topId)) throw new CliError('failed', `the tag ${reference.tag} stands for no image id`);
  const answer = await session.callRegistry({ method: 'GET', path: `/images/${topId}/ancestry` });
  const ids = parsed(ancestry, expectStatus(session, what, answer, 200), `the ancestry of ${topId}`);

  const layers: RemoteLayer[] = [];
  for (const id of [...ids].reverse()) {
    if (!ImageId.is(id)) throw new CliError('failed', `the ancestry of ${topId} holds no image ids`);
    const json = await session.callRegistry({ method: 'GET', path: `/images/${id}/json` });
    const { headers, bytes } = expectStatus(session, `${what}: image ${id}`, json, 200);
    const said = parsed(imageJson, json, `image ${id}`);
    if (said.id !== id || (said.parent ? said.parent : undefined) !== layers.at(-1)?.id) {
      throw new CliError('corrupt', `the JSON of ${id} does not fit the ancestry that the registry states`);
    }
    layers.push({
      id,
      json: bytes,
      sizeBytes: sizeIn(headers['x-docker-size']),
      payloadSum:
        digestIn(headers['x-docker-checksum-payload']) ??
        digestIn(headers['x-docker-payload-checksum']) ??
        sums.get(id),
    });
  }
  return layers;
}
