import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { argv } from 'node:process';

/** The most that Node's own HTTP server does here: a 300-byte answer, and a file. Arguments: port, file. */
const [port, file] = [Number(argv[2]), argv[3] ?? ''];
const fileBytes = statSync(file).size;
const small = Buffer.alloc(300, 'x');
const readChunkBytes = 1024 * 1024;

createServer((req, res) => {
  if (req.url === '/file') {
    res.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': fileBytes });
    createReadStream(file, { highWaterMark: readChunkBytes }).pipe(res);
    return;
  }
  res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': small.length });
  res.end(small);
}).listen(port, '127.0.0.1');
