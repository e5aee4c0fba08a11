import request from 'supertest';
import { sha256, type ARegistry } from './a-registry.ts';

export interface PushedImage {
  readonly imageId: string;
  readonly json: string;
  readonly layer: Buffer;
  readonly payloadChecksum: string;
}

/** JSON, layer, checksum, as an engine from 0.10 on. */
export async function pushImage(
  registry: ARegistry,
  authorization: string,
  image: { readonly imageId: string; readonly parent?: string; readonly layer: string | Buffer },
): Promise<PushedImage> {
  const { imageId, parent } = image;
  const layer = Buffer.from(image.layer);
  const json = JSON.stringify(parent === undefined ? { id: imageId } : { id: imageId, parent });
  const payloadChecksum = sha256(json, '\n', layer);
  const put = (resource: string) =>
    request(registry.server).put(`/v1/images/${imageId}/${resource}`).set('Authorization', authorization);
  await put('json').set('Content-Type', 'application/json').send(json).expect(200, 'true');
  await put('layer').set('Content-Type', 'application/octet-stream').send(layer).expect(200, 'true');
  await put('checksum').set('X-Docker-Checksum-Payload', payloadChecksum).expect(200, 'true');
  return { imageId, json, layer, payloadChecksum };
}
