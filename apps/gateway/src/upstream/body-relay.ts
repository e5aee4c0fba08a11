import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

export const hasBody = (req: IncomingMessage): boolean =>
  req.headers['transfer-encoding'] !== undefined ||
  (req.headers['content-length'] !== undefined && req.headers['content-length'] !== '0');

/**
 * The client's body as a stream of its own. When the service has enough of it, the client's rest is read and dropped, rather
 * than its connection cut: it is to read the answer (protocol 3.16).
 */
export function relayBody(req: IncomingMessage): Readable {
  const onData = (chunk: Buffer) => {
    if (!relay.push(chunk)) req.pause();
  };
  const onEnd = () => relay.push(null);
  const onClose = () => {
    if (!req.complete) relay.destroy(new Error('the client broke off'));
  };
  const relay = new Readable({
    read: () => void req.resume(),
    destroy: (error, done) => {
      req.off('data', onData).off('end', onEnd).off('close', onClose);
      req.resume();
      done(error);
    },
  });
  req.on('data', onData).on('end', onEnd).on('close', onClose).pause();
  req.on('error', () => undefined);
  return relay;
}
