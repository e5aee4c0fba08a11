import { createServer, Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { argv } from 'node:process';
import { Pool } from 'undici';

/** The least that a forwarding hop costs. Arguments: port, port behind it, `http` or `undici`. */
const [port, behind, client] = [Number(argv[2]), Number(argv[3]), argv[4]];
const agent = new Agent({ keepAlive: true });
const pool = new Pool(`http://127.0.0.1:${String(behind)}`, { connections: 64 });

function throughHttp(req: IncomingMessage, res: ServerResponse): void {
  const onward = request(
    { host: '127.0.0.1', port: behind, path: req.url, method: req.method, headers: req.headers, agent },
    (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    },
  );
  onward.on('error', () => res.destroy());
  req.pipe(onward);
}

function throughUndici(req: IncomingMessage, res: ServerResponse): void {
  const { host, connection: _connection, ...headers } = req.headers;
  const { method = 'GET' } = req;
  const hasBody = method === 'PUT' || method === 'POST';
  pool
    .stream(
      {
        path: req.url ?? '/',
        method,
        headers: { ...headers, host },
        body: hasBody ? req : null,
      },
      ({ statusCode, headers: answered }) => {
        const { connection: _hop, 'keep-alive': _hop2, ...rest } = answered;
        res.writeHead(statusCode, rest);
        return res;
      },
    )
    .catch(() => res.destroy());
}

const server = createServer(client === 'undici' ? throughUndici : throughHttp);
// Longer than any client keeps an idle connection, or its next call meets one that is just being closed.
server.keepAliveTimeout = 120_000;
server.listen(port, '127.0.0.1');
