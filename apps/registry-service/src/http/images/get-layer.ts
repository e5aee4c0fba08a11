import type { ServerResponse } from 'node:http';
import { clientFacts, headerOf } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';
import type { CompleteImage } from '@drydock/registry-core';
import { findReadableImage } from '../find-readable-image.ts';
import { isUnchanged, setImmutable } from '../immutable.ts';
import { sendLent } from '../send-lent.ts';
import type { RegistryDeps } from '../registry-deps.ts';
import type { ImageHandler } from './image-handler.ts';

async function redirectUrl(
  { redirects, blobStore }: RegistryDeps,
  image: CompleteImage,
  client: { readonly address: string; readonly method: string },
): Promise<string | undefined> {
  if (!redirects?.isNear(client.address)) return undefined;
  return blobStore.presign({
    key: image.blob.storageKey,
    method: client.method === 'HEAD' ? 'HEAD' : 'GET',
    expiresSeconds: redirects.expiresSeconds,
  });
}

const sendEmpty = (
  res: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void => {
  res.writeHead(status, { ...headers, 'Content-Length': '0' });
  res.end();
};

/**
 * operationId: getImageLayer (protocol 3.15, 7.3). The stored bytes, never with a `Content-Encoding`; ranges end one past the last byte
 * in engines and are clipped. 302 to the store where the client reaches it.
 */
export function getLayer(deps: RegistryDeps): ImageHandler {
  return async (req, res, imageId) => {
    const image = await findReadableImage(deps, req, imageId);
    const { digest, sizeBytes } = image.blob;
    const etag = `"${digest}"`;
    setImmutable(res, etag);
    if (isUnchanged(req, etag)) {
      res.statusCode = 304;
      res.end();
      return;
    }
    const url = await redirectUrl(deps, image, {
      address: clientFacts(req).address,
      method: req.method ?? 'GET',
    });
    if (url !== undefined) {
      // The URL works for minutes, the answer must not be kept for a year.
      res.setHeader('Cache-Control', 'private, no-store');
      res.removeHeader('Expires');
      sendEmpty(res, 302, { Location: url });
      return;
    }
    const ifRange = headerOf(req, 'If-Range');
    const range = ifRange === undefined || ifRange === etag ? req.headers.range : undefined;
    const answer = deps.openLayer.rangeOf(image, range);
    res.setHeader('Accept-Ranges', 'bytes');
    if (answer.kind === 'unsatisfiable') {
      sendEmpty(res, 416, { 'Content-Range': `bytes */${String(sizeBytes)}` });
      return;
    }
    const { start, end } = answer.kind === 'part' ? answer.range : { start: 0, end: sizeBytes - 1 };
    const head = {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(end - start + 1),
      ...(answer.kind === 'part'
        ? { 'Content-Range': `bytes ${String(start)}-${String(end)}/${String(sizeBytes)}` }
        : {}),
    };
    const status = answer.kind === 'part' ? 206 : 200;
    if (req.method === 'HEAD') {
      res.writeHead(status, head);
      res.end();
      return;
    }
    const clientGone = new AbortController();
    res.once('close', () => clientGone.abort());
    const body = await deps.openLayer.read(image, answer, clientGone.signal);
    res.writeHead(status, head);
    try {
      await sendLent(res, body);
    } catch (error) {
      // A client that has enough of it is no fault of ours; the connection is cut either way.
      if (!res.writableEnded && !res.destroyed) res.destroy();
      if (!clientGone.signal.aborted) throw new AppError('internal', { cause: error });
    }
  };
}
