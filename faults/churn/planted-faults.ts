import { randomBytes } from 'node:crypto';
import type { World } from './world.ts';

/** Something that must never be, done to the rows or to the bucket behind everybody's back. */
export interface PlantedFault {
  readonly name: string;
  plant(): Promise<void>;
  /** What the churn says of it. */
  readonly told: RegExp;
}

/** A tag on an image that has no parent and no child, no other tag and a layer of its own: what is done to it shows in it alone. */
interface Place {
  readonly repository_id: string;
  readonly name: string;
  readonly image_id: string;
  readonly storage_key: string;
  readonly is_verified: boolean;
}

export const placesNeeded = 3;

export async function listPlaces({ stack, user }: World): Promise<readonly Place[]> {
  const { rows } = await stack.rows.query<Place>(
    `SELECT t.repository_id, t.name, t.image_id, b.storage_key, b.verified_at IS NOT NULL AS is_verified FROM tags t
       JOIN repositories r USING (repository_id) JOIN images i USING (repository_id, image_id) JOIN blobs b USING (digest)
      WHERE r.name LIKE $1 || '/%' AND r.state = 'live' AND i.parent IS NULL
        AND NOT EXISTS (SELECT 1 FROM images c WHERE c.repository_id = t.repository_id AND c.parent = t.image_id)
        AND NOT EXISTS (SELECT 1 FROM tags o WHERE o.repository_id = t.repository_id AND o.image_id = t.image_id AND o.name <> t.name)
        AND NOT EXISTS (SELECT 1 FROM images o WHERE o.digest = i.digest AND (o.repository_id, o.image_id) <> (t.repository_id, t.image_id))`,
    [user.username],
  );
  return rows;
}

const madeUpKey = () => `blobs/${randomBytes(1).toString('hex')}/${randomBytes(20).toString('hex')}`;

/** One of each kind that a churn looks for, each at a place of its own. */
export function faultsToPlant(world: World, [lost, wrong, moved]: readonly Place[]): readonly PlantedFault[] {
  const { rows, bucket } = world.stack;
  if (!lost || !wrong || !moved) throw new Error('too few places to plant faults');
  const [orphan, unfinished] = [madeUpKey(), madeUpKey()];
  const image = [moved.repository_id, moved.image_id];
  return [
    {
      name: 'an object that no row knows',
      plant: () => bucket.put(orphan, Buffer.from('nobody knows')),
      told: new RegExp(`in the bucket alone: ${orphan}`),
    },
    {
      name: 'an object that is gone',
      plant: () => bucket.remove(lost.storage_key),
      told: new RegExp(`in the rows alone: ${lost.storage_key}`),
    },
    {
      name: 'a tag that does not pull',
      plant: () => Promise.resolve(),
      told: /does not pull whole/,
    },
    {
      name: 'an object with a wrong byte',
      plant: async () => {
        const bytes = await bucket.read(wrong.storage_key);
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
        await bucket.put(wrong.storage_key, bytes);
      },
      told: /another layer than was pushed/,
    },
    {
      name: 'an upload that nobody finishes',
      plant: () => bucket.startUpload(unfinished),
      told: new RegExp(`unfinished upload: ${unfinished}`),
    },
    {
      name: 'a tag that is gone',
      plant: async () => {
        await rows.query('DELETE FROM tags WHERE repository_id = $1 AND name = $2', [
          moved.repository_id,
          moved.name,
        ]);
        await rows.query('DELETE FROM tag_history WHERE repository_id = $1 AND image_id = $2', image);
        await rows.query(`DELETE FROM reviews WHERE kind = 'image' AND key = $1`, [image.join('/')]);
      },
      told: new RegExp(`^${moved.name} is undefined, which it cannot be`),
    },
    {
      name: 'an image that nothing reaches',
      plant: () => Promise.resolve(),
      told: new RegExp(`image that nothing reaches: ${image.join('/')}`),
    },
    {
      name: 'an image that nobody will look at',
      plant: () => Promise.resolve(),
      told: new RegExp(`unheld-image-is-reviewed: ${image.join('/')}`),
    },
  ];
}

/** The same world, in which each image is gone before its layer comes. */
export function losingImages(world: World): World {
  const { stack } = world;
  const { administration, rows } = stack;
  const client: typeof administration.client = {
    ...administration.client,
    async request(request) {
      const [, imageId] = /^\/v1\/images\/([0-9a-f]{64})\/layer$/.exec(request.path) ?? [];
      if (imageId !== undefined && request.method === 'PUT') {
        await rows.query('DELETE FROM images WHERE image_id = $1', [imageId]);
      }
      return administration.client.request(request);
    },
  };
  return { ...world, stack: { ...stack, administration: { ...administration, client } } };
}
