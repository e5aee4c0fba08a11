import type { ServerResponse } from 'node:http';

/** Resolves when the socket has taken the bytes over, so that their memory may be used again. */
const written = (res: ServerResponse, chunk: Uint8Array) =>
  new Promise<void>((resolve, reject) => {
    // An answer that still waits for its turn on the connection is told of nothing else.
    const onClose = () => reject(new Error('the client went away'));
    res.once('close', onClose);
    res.write(chunk, (error) => {
      res.off('close', onClose);
      if (error) reject(error);
      else resolve();
    });
  });

/** Sends chunks that are lent one by one, and ends the answer. @throws when the client goes away or the source breaks off */
export async function sendLent(res: ServerResponse, body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of body) await written(res, chunk);
  res.end();
}
