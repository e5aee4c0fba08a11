import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { tempDirectory } from '../temp-directory.ts';
import { goTool } from './go-tool.ts';
import { expectAnswer, startServer, type RunningServer } from './start-server.ts';
import type { Unavailable } from './unavailable.ts';

export interface TestS3 {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Absent when the server is not ours. */
  readonly server?: RunningServer;
  stop(): Promise<void>;
}

const accessKey = 'drydock-test';
const secretKey = 'drydock-test-secret';

async function withDirectory(
  label: string,
  start: (port: number, directory: string) => Promise<RunningServer>,
): Promise<TestS3> {
  const directory = await tempDirectory(label);
  const data = join(directory.path, 'data');
  await mkdir(data);
  const port = await freePort();
  try {
    const server = await start(port, data);
    return {
      endpoint: `http://127.0.0.1:${port}`,
      accessKey,
      secretKey,
      server,
      async stop() {
        await server.stop();
        await directory.remove();
      },
    };
  } catch (error) {
    await directory.remove();
    throw error;
  }
}

/** A MinIO of this test's own; `DRYDOCK_TEST_S3_ENDPOINT`, `_ACCESS_KEY` and `_SECRET_KEY` name one that is there. */
export async function startTestMinio(): Promise<TestS3 | Unavailable> {
  const given = process.env['DRYDOCK_TEST_S3_ENDPOINT'];
  if (given !== undefined) {
    return {
      endpoint: given,
      accessKey: process.env['DRYDOCK_TEST_S3_ACCESS_KEY'] ?? '',
      secretKey: process.env['DRYDOCK_TEST_S3_SECRET_KEY'] ?? '',
      stop: () => Promise.resolve(),
    };
  }
  const file = await goTool({
    binary: 'minio',
    module: 'github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c',
  });
  if (typeof file !== 'string') return file;
  return withDirectory('minio', (port, directory) =>
    startServer({
      file,
      args: ['server', '--quiet', '--address', `127.0.0.1:${port}`, directory],
      env: {
        MINIO_ROOT_USER: accessKey,
        MINIO_ROOT_PASSWORD: secretKey,
        MINIO_BROWSER: 'off',
        MINIO_UPDATE: 'off',
      },
      isReady: () => expectAnswer(`http://127.0.0.1:${port}/minio/health/ready`),
    }),
  );
}

/** The second vendor. */
export async function startTestVersitygw(): Promise<TestS3 | Unavailable> {
  const file = await goTool({
    binary: 'versitygw',
    module: 'github.com/versity/versitygw/cmd/versitygw@v1.8.0',
  });
  if (typeof file !== 'string') return file;
  return withDirectory('versitygw', (port, directory) =>
    startServer({
      file,
      args: [
        '--port',
        `127.0.0.1:${port}`,
        '--health',
        '/health',
        '--keep-alive',
        '--quiet',
        'posix',
        directory,
      ],
      env: { ROOT_ACCESS_KEY_ID: accessKey, ROOT_SECRET_ACCESS_KEY: secretKey },
      isReady: () => expectAnswer(`http://127.0.0.1:${port}/health`),
    }),
  );
}
