import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { tempDirectory } from '../temp-directory.ts';
import { goTool } from './go-tool.ts';
import { mountSmallDisk } from './small-disk.ts';
import { expectAnswer, startServer, type RunningServer } from './start-server.ts';
import type { Unavailable } from './unavailable.ts';

export interface TestS3 {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Absent when the server is not ours. */
  readonly server?: RunningServer;
  /** Absent without `diskBytes`. */
  growDisk?(sizeBytes: number): Promise<void>;
  stop(): Promise<void>;
}

const accessKey = 'drydock-test';
const secretKey = 'drydock-test-secret';

export interface TestS3Options {
  /** Of a disk of its own that then is full. Default: the machine's. */
  readonly diskBytes?: number;
  /** Settings of the server itself. Default: its own. */
  readonly env?: Readonly<Record<string, string>>;
}

interface Place {
  readonly label: string;
  readonly options: TestS3Options;
  readonly start: (port: number, directory: string) => Promise<RunningServer>;
}

async function startIn({ label, options, start }: Place): Promise<TestS3 | Unavailable> {
  const directory = await tempDirectory(label);
  const data = join(directory.path, 'data');
  await mkdir(data);
  const disk = options.diskBytes === undefined ? undefined : await mountSmallDisk(data, options.diskBytes);
  if (disk && 'unavailable' in disk) {
    await directory.remove();
    return disk;
  }
  const clean = async () => {
    await disk?.unmount();
    await directory.remove();
  };
  const port = await freePort();
  try {
    const server = await start(port, data);
    return {
      endpoint: `http://127.0.0.1:${port}`,
      accessKey,
      secretKey,
      server,
      ...(disk && { growDisk: (sizeBytes: number) => disk.grow(sizeBytes) }),
      async stop() {
        await server.stop();
        await clean();
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** A MinIO of this test's own; `DRYDOCK_TEST_S3_ENDPOINT`, `_ACCESS_KEY` and `_SECRET_KEY` name one that is there. */
export async function startTestMinio(options: TestS3Options = {}): Promise<TestS3 | Unavailable> {
  const given = process.env['DRYDOCK_TEST_S3_ENDPOINT'];
  if (given !== undefined && options.diskBytes === undefined && options.env === undefined) {
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
  const start: Place['start'] = (port, directory) =>
    startServer({
      file,
      args: ['server', '--quiet', '--address', `127.0.0.1:${port}`, directory],
      env: {
        MINIO_ROOT_USER: accessKey,
        MINIO_ROOT_PASSWORD: secretKey,
        MINIO_BROWSER: 'off',
        MINIO_UPDATE: 'off',
        ...options.env,
      },
      isReady: () => expectAnswer(`http://127.0.0.1:${port}/minio/health/ready`),
    });
  return startIn({ label: 'minio', options, start });
}

/** The second vendor. */
export async function startTestVersitygw(options: TestS3Options = {}): Promise<TestS3 | Unavailable> {
  const file = await goTool({
    binary: 'versitygw',
    module: 'github.com/versity/versitygw/cmd/versitygw@v1.8.0',
  });
  if (typeof file !== 'string') return file;
  const start: Place['start'] = (port, directory) =>
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
    });
  return startIn({ label: 'versitygw', options, start });
}
