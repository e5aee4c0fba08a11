import { createServer } from 'node:http';
import { argv } from 'node:process';

/** A collector of traces that takes all and keeps nothing. Argument: port. */
createServer((req, res) => {
  req.resume().once('end', () => res.writeHead(200, { 'Content-Type': 'application/x-protobuf' }).end());
}).listen(Number(argv[2]), '127.0.0.1');
