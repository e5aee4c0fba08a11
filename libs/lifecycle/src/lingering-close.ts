import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

const lingerMs = 30_000;

const isBodyOpen = (req: IncomingMessage): boolean =>
  !req.complete &&
  (req.headers['transfer-encoding'] !== undefined || req.headers['content-length'] !== undefined);

function linger(req: IncomingMessage, socket: Socket): void {
  const destroySoon = socket.destroySoon.bind(socket);
  socket.destroySoon = () => {
    if (req.complete || socket.destroyed) {
      destroySoon();
      return;
    }
    // Our side is closed after the answer; theirs is read to its end.
    socket.end();
    const timer = setTimeout(() => socket.destroy(), lingerMs).unref();
    const finish = () => {
      clearTimeout(timer);
      destroySoon();
    };
    req.once('end', finish);
    socket.once('end', finish);
    req.resume();
  };
}

/**
 * An answer may come before the whole body has arrived (a refused layer). Closing the connection then resets it, and the client
 * loses the answer over its broken pipe (protocol 3.16); so the rest of the body is read and dropped first, for a bounded time.
 */
export function closeLingering(server: Server): void {
  const onRequest = (req: IncomingMessage): void => {
    if (isBodyOpen(req)) linger(req, req.socket);
  };
  server.prependListener('request', onRequest);
  server.prependListener('checkContinue', onRequest);
}
