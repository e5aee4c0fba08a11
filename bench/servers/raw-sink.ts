import { createHash, randomBytes } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { argv } from 'node:process';

/** The least that a checked, durable PUT costs: two sha256 passes, one write, one fsync. Arguments: port, folder. */
const [port, folder] = [Number(argv[2]), argv[3] ?? '.'];

const server = createServer((req, res) => {
  void (async () => {
    const path = join(folder, randomBytes(8).toString('hex'));
    const file = await open(path, 'wx');
    const [digest, checksum] = [createHash('sha256'), createHash('sha256')];
    for await (const chunk of req as AsyncIterable<Buffer>) {
      digest.update(chunk);
      checksum.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
    await file.close();
    await unlink(path);
    res.end(digest.digest('hex') + checksum.digest('hex'));
  })().catch(() => res.destroy());
});
// Longer than any client keeps an idle connection, or its next call meets one that is just being closed.
server.keepAliveTimeout = 120_000;
server.listen(port, '127.0.0.1');
