import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from '../cli-error.ts';
import { responseError } from '../http/response-error.ts';
import { jsonOf, type V1Session } from '../http/v1-session.ts';

export interface DownloadOptions {
  readonly session: V1Session;
  readonly imageId: string;
  /** `X-Docker-Size`; undefined when the registry does not say it. */
  readonly sizeBytes: number | undefined;
  /** Where the bytes go; what a run before left there is not fetched again. */
  readonly path: string;
  readonly retryDelayMs: number;
  readonly signal: AbortSignal;
  onProgress(doneBytes: number, totalBytes: number | undefined): void;
}

/** Attempts in a row that bring nothing; one that brings bytes starts the count anew. */
const maxFruitlessAttempts = 5;

/** Old registries leave the unit out (protocol 7.3). */
const startOf = (contentRange: unknown): number | undefined => {
  const match = typeof contentRange === 'string' ? /^(?:bytes )?(\d+)-/.exec(contentRange) : null;
  return match ? Number(match[1]) : undefined;
};

interface Attempt {
  readonly offset: number;
  readonly isComplete: boolean;
}

async function fetchFrom(file: FileHandle, start: number, options: DownloadOptions): Promise<Attempt> {
  const { session, imageId, sizeBytes, onProgress } = options;
  // The end is one past the last byte, as the engines ask for it; a server cuts it (protocol 7.3).
  const range =
    start > 0 ? { Range: `bytes=${String(start)}-${sizeBytes === undefined ? '' : String(sizeBytes)}` } : {};
  const answer = await session.openLayer(`/images/${imageId}/layer`, range, options.signal);
  const { statusCode, headers, body } = answer;
  if (statusCode === 416 && start > 0) {
    await body.dump();
    if (start === sizeBytes) return { offset: start, isComplete: true };
    await file.truncate(0);
    return { offset: 0, isComplete: false };
  }
  if (statusCode !== 200 && statusCode !== 206) {
    const words = jsonOf(Buffer.from(await body.arrayBuffer()));
    throw responseError(`pulling the layer of ${imageId}`, statusCode, words, session.host);
  }
  const isContinued = statusCode === 206 && startOf(headers['content-range']) === start;
  if (statusCode === 206 && !isContinued) {
    await body.dump();
    throw new CliError('failed', `the registry answers another range of ${imageId} than was asked for`);
  }
  let offset = isContinued ? start : 0;
  if (!isContinued) await file.truncate(0);
  const length = headers['content-length'];
  const total = sizeBytes ?? (typeof length === 'string' ? offset + Number(length) : undefined);
  try {
    for await (const chunk of body) {
      const bytes: Buffer = chunk;
      await file.write(bytes, 0, bytes.length, offset);
      offset += bytes.length;
      onProgress(offset, total);
    }
  } catch (error) {
    if (options.signal.aborted || (error instanceof Error && 'syscall' in error && error.syscall === 'write'))
      throw error;
    return { offset, isComplete: false };
  }
  if (sizeBytes !== undefined && offset > sizeBytes) {
    throw new CliError(
      'corrupt',
      `the layer of ${imageId} is longer than the ${String(sizeBytes)} bytes it is said to have`,
    );
  }
  return { offset, isComplete: total === undefined || offset === total };
}

const isTransient = (error: unknown): boolean => !(error instanceof CliError) || error.kind === 'unreachable';

/**
 * Brings one layer to the disk, taking up where an attempt or an earlier run stopped.
 * @throws CliError `unreachable` when the registry gives no more bytes; what came stays for the next run
 */
export async function downloadLayer(options: DownloadOptions): Promise<void> {
  const file = await open(options.path, 'a+').then(async (made) => {
    await made.close();
    return open(options.path, 'r+');
  });
  try {
    let offset = (await file.stat()).size;
    if (options.sizeBytes !== undefined && offset > options.sizeBytes) {
      await file.truncate(0);
      offset = 0;
    }
    if (offset > 0 && offset === options.sizeBytes) return;
    for (let fruitless = 0; ;) {
      let failure: unknown;
      try {
        const attempt = await fetchFrom(file, offset, options);
        if (attempt.isComplete) return;
        fruitless = attempt.offset > offset ? 0 : fruitless + 1;
        offset = attempt.offset;
      } catch (error) {
        if (options.signal.aborted || !isTransient(error)) throw error;
        failure = error;
        fruitless += 1;
      }
      if (fruitless >= maxFruitlessAttempts) {
        throw new CliError(
          'unreachable',
          `the layer of ${options.imageId} broke off at ${String(offset)} bytes again and again; run the same command to go on`,
          { cause: failure },
        );
      }
      await delay(options.retryDelayMs * (fruitless + 1), undefined, { signal: options.signal });
    }
  } finally {
    await file.close();
  }
}
