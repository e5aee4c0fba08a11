import { createHttpServer, closeServer, listen, runProcess } from '../src/index.ts';

/** Run by the tests: a server that answers `/slow` after its time, and says on its output what happens to it. */
const say = (word: string) => void process.stdout.write(`${word}\n`);

await runProcess({
  name: 'drydock-test',
  configure: (env) => ({ slowMs: Number(env['SLOW_MS'] ?? '0'), closeMs: Number(env['CLOSE_MS'] ?? '0') }),
  start: async ({ slowMs, closeMs }, { stop }) => {
    const server = createHttpServer((req, res) => {
      if (req.url === '/throw') setImmediate(() => Promise.reject(new Error('uncaught on purpose')));
      if (req.url === '/stop') stop(3);
      setTimeout(() => res.end('whole'), req.url === '/slow' ? slowMs : 0);
    });
    const port = await listen(server, { host: '127.0.0.1', port: 0, portVariable: 'PORT' });
    say(`port ${String(port)}`);
    return {
      stopping: [
        { name: 'unready', deadlineMs: 100, run: () => say('unready') },
        {
          name: 'drain',
          deadlineMs: 5_000,
          run: async (signal) => {
            await closeServer(server, signal);
            say('drained');
          },
        },
        {
          name: 'close',
          deadlineMs: 60_000,
          run: async () => {
            await new Promise((resolve) => setTimeout(resolve, closeMs));
            say('closed');
          },
        },
      ],
    };
  },
});
