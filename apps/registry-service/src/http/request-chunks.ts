import type { IncomingMessage } from 'node:http';
import { bodyChunks } from '@drydock/http-kit';
import { AppError } from '@drydock/kernel';

/**
 * The body as it comes, pulled by the reader, so that a slow store slows the client. The connection stays usable for the answer.
 * @throws AppError `client_gone` when the connection ends before the body, `request_timeout` when nothing comes for `idleMs`
 */
export async function* requestChunks(req: IncomingMessage, idleMs: number): AsyncGenerator<Buffer> {
  const source: AsyncIterator<Buffer> = bodyChunks(req);
  let waitingSinceMs: number | undefined;
  let giveUp: (error: AppError) => void = () => undefined;
  const clock = setInterval(
    () => {
      if (waitingSinceMs !== undefined && performance.now() - waitingSinceMs > idleMs) {
        giveUp(new AppError('request_timeout'));
      }
    },
    Math.max(10, idleMs / 4),
  );
  const next = () =>
    new Promise<IteratorResult<Buffer>>((resolve, reject) => {
      giveUp = reject;
      source.next().then(resolve, (error: unknown) => reject(new AppError('client_gone', { cause: error })));
    });
  try {
    for (;;) {
      waitingSinceMs = performance.now();
      const { done, value } = await next();
      waitingSinceMs = undefined;
      if (done) break;
      yield value;
    }
  } finally {
    clearInterval(clock);
  }
  if (!req.complete) throw new AppError('client_gone');
}
