import { createHash } from 'node:crypto';
import http from 'node:http';

export type LayerRead =
  /** The answer ended as its headers had promised. */
  | { readonly kind: 'whole'; readonly sha256: string; readonly sizeBytes: number }
  | { readonly kind: 'cut'; readonly sizeBytes: number; readonly reason: string }
  | { readonly kind: 'refused'; readonly status: number; readonly text: string };

export interface LayerReading {
  readonly imageId: string;
  readonly authorization: string;
  /** When the first bytes are there; the rest waits until it is done. */
  readonly onFirstBytes?: () => Promise<void> | void;
  /** The longest that nothing may come. */
  readonly silenceMs?: number;
}

/** Reads a layer as an engine does: what is shorter than announced, or of no announced length, is never whole. */
export function readLayer(url: string, reading: LayerReading): Promise<LayerRead> {
  const { imageId, authorization, onFirstBytes, silenceMs = 60_000 } = reading;
  return new Promise((resolve, reject) => {
    const request = http.get(new URL(`/v1/images/${imageId}/layer`, url), {
      agent: false,
      headers: { Authorization: authorization },
    });
    let sizeBytes = 0;
    const cut = (reason: string) => resolve({ kind: 'cut', sizeBytes, reason });
    request.setTimeout(silenceMs, () => {
      reject(new Error(`GET layer of ${imageId}: silent for ${String(silenceMs)} ms`));
      request.destroy();
    });
    request.on('error', (error) => cut(error.message));
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      const announced = Number(response.headers['content-length'] ?? NaN);
      const hash = createHash('sha256');
      let text = '';
      response.on('data', (chunk: Buffer) => {
        if (status !== 200) text += chunk.toString();
        if (sizeBytes === 0 && onFirstBytes) {
          response.pause();
          void Promise.resolve(onFirstBytes()).finally(() => response.resume());
        }
        sizeBytes += chunk.length;
        hash.update(chunk);
      });
      response.on('error', (error) => cut(error.message));
      response.on('end', () => {
        if (status !== 200) resolve({ kind: 'refused', status, text });
        else if (!response.complete) cut('incomplete');
        else if (announced === sizeBytes) resolve({ kind: 'whole', sha256: hash.digest('hex'), sizeBytes });
        else
          reject(
            new Error(`GET layer of ${imageId}: ${String(sizeBytes)} of ${String(announced)} bytes, ended`),
          );
      });
    });
  });
}
