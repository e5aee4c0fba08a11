import { digestOf, isRotten, type Objects } from '../model/objects.ts';
import type { Row, Tables } from '../model/tables.ts';

const text = (row: Row, column: string): string => String(row[column]);

const orphan = (key: string): string => `the object ${key}`;
/** Of what is said to be broken: an object too many, and nothing else. */
export const isAboutOrphan = (words: string): boolean => words.startsWith(orphan(''));

/** What must hold between the rows and the store after every step. */
export function brokenObjects(tables: Tables, objects: Objects): readonly string[] {
  const broken: string[] = [];
  const rows = new Map((tables['objects'] ?? []).map((row) => [text(row, 'storage_key'), row]));
  for (const blob of tables['blobs'] ?? []) {
    const key = text(blob, 'storage_key');
    const content = objects.there[key];
    const isAsTold =
      content !== undefined &&
      digestOf(content) === blob['digest'] &&
      Buffer.byteLength(content) === Number(blob['size_bytes']);
    if (blob['state'] === 'available') {
      // What rots is the store's doing; it must be found, and no row may have known before.
      if (!isAsTold && !(content !== undefined && isRotten(content))) {
        broken.push(
          `the blob ${text(blob, 'digest').slice(7, 15)} is available and its object ${key} is not there as it says`,
        );
      }
    } else if (isAsTold) {
      broken.push(
        `the blob ${text(blob, 'digest').slice(7, 15)} is called ${text(blob, 'state')} and its object ${key} is good`,
      );
    }
  }
  for (const key of Object.keys(objects.there)) {
    if (!rows.has(key)) broken.push(`${orphan(key)} is in the store and no row knows it`);
  }
  return [...broken, ...brokenChecksums(tables, objects)];
}

/** A payload checksum is that of the JSON and the layer that the image has, and of no earlier ones. */
function brokenChecksums(tables: Tables, objects: Objects): readonly string[] {
  const keys = new Map((tables['blobs'] ?? []).map((row) => [row['digest'], text(row, 'storage_key')]));
  return (tables['images'] ?? []).flatMap((image) => {
    const layer = objects.there[keys.get(image['digest']) ?? ''];
    if (layer === undefined || isRotten(layer) || image['payload_checksum'] === null) return [];
    const json = Buffer.from(text(image, 'json').slice(2), 'hex').toString();
    if (digestOf(`${json}\n${layer}`) === image['payload_checksum']) return [];
    return [`the checksum of ${text(image, 'image_id').slice(0, 8)} is not that of its JSON and its layer`];
  });
}

/** What must hold once nothing has happened for all windows and every job has run: bytes are those of the blobs, all of it reachable. */
export function brokenAtRest(tables: Tables, objects: Objects): readonly string[] {
  const broken: string[] = [];
  const keys = new Set((tables['blobs'] ?? []).map((row) => text(row, 'storage_key')));
  for (const key of Object.keys(objects.there)) {
    if (!keys.has(key)) broken.push(`${orphan(key)} stays in the store for ever`);
  }
  for (const row of tables['objects'] ?? []) {
    if (row['state'] !== 'live')
      broken.push(`the row of the object ${text(row, 'storage_key')} stays ${text(row, 'state')} for ever`);
  }
  const images = tables['images'] ?? [];
  const key = (row: Row, column: string) => `${text(row, 'repository_id')}/${text(row, column)}`;
  const reachable = new Set((tables['tags'] ?? []).map((row) => key(row, 'image_id')));
  for (let size = -1; size !== reachable.size;) {
    size = reachable.size;
    for (const image of images) {
      if (reachable.has(key(image, 'image_id'))) reachable.add(key(image, 'parent'));
    }
  }
  for (const image of images) {
    if (!reachable.has(key(image, 'image_id')))
      broken.push(`the image ${text(image, 'image_id').slice(0, 8)} is not reachable and stays for ever`);
  }
  const used = new Set(images.map((row) => text(row, 'digest')));
  for (const blob of tables['blobs'] ?? []) {
    if (!used.has(text(blob, 'digest')))
      broken.push(`the blob ${text(blob, 'digest').slice(7, 15)} belongs to no image and stays for ever`);
  }
  return broken;
}
