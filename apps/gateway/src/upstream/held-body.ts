import type { IncomingMessage } from 'node:http';

const heldBytes = 1_048_576;
const layerPath = /\/layer\/?(?:\?|$)/;

/** Small enough to be sent a second time, when the replica that had it is gone. A layer is never held, however small it is. */
export function canHoldBody(req: IncomingMessage): boolean {
  const length = Number(req.headers['content-length'] ?? NaN);
  return req.method === 'PUT' && length <= heldBytes && !layerPath.test(req.url ?? '');
}

/** @throws when the client breaks off */
export async function holdBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  await new Promise<void>((resolve, reject) => {
    const onClose = () => (req.complete ? resolve() : reject(new Error('the client broke off')));
    req.once('end', onClose).once('close', onClose).once('error', reject);
  });
  return Buffer.concat(chunks);
}
