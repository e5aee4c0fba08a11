import { createHash } from 'node:crypto';
import { createRawClient, syntheticLayer, type RawClient, type RawResponse } from '@drydock/testing';
import type { TestUser } from '../support/administration.ts';
import type { EngineImage } from '../support/engine.ts';
import { basic } from '../support/credentials.ts';
import { judgeStep } from './judge-step.ts';
import { headerOf, type RecordedBody, type RecordedStep, type Transcript } from './transcript.ts';

export interface ReplayOptions {
  readonly client: RawClient;
  readonly user: TestUser;
  /** What the server holds at the start. */
  readonly images: readonly EngineImage[];
  /** The name that a registration asks for; the user's own when an existing account logs in. */
  readonly registers: string;
  /** Layers come from the server's store, by the redirect that it must answer where the recording has one. */
  readonly isRedirecting?: boolean;
}

const isAnonymous = (authorization: string | undefined): boolean =>
  authorization === undefined || authorization === 'Basic Og==' || /^Token\s*$/.test(authorization);

const imageIdOf = (path: string): string => /^\/v1\/images\/([0-9a-f]{64})\//.exec(path)?.[1] ?? '';

/** A body in so many pieces, as the engine's chunks were. */
function* inChunks(bytes: Buffer, count: number): Generator<Buffer> {
  const size = Math.ceil(bytes.length / Math.max(1, count));
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** One engine's session: its cookies, its token, the images that it pushed. */
function session({ client, user, images, registers, isRedirecting = false }: ReplayOptions) {
  const host = new URL(client.baseUrl).host;
  const held = new Map(images.map((image) => [image.id, image]));
  const sentJson = new Map<string, string>();
  const cookies = new Map<string, string>();
  const checksums = new Map<string, string>();
  /** Where the answer to a path sent the engine. */
  const locations = new Map<string, string>();
  let token = '';

  const replaceText = (text: string): string => {
    let replaced = text
      .replaceAll('"username":"bob"', `"username":"${registers}"`)
      .replaceAll('bob@example.com', `${registers}@example.com`);
    for (const [recorded, computed] of checksums) replaced = replaced.replaceAll(recorded, computed);
    return replaced;
  };

  const authorization = (recorded: string): string => {
    if (recorded === 'Basic Og==' || /^Token\s*$/.test(recorded)) return recorded;
    if (recorded.startsWith('Token ')) return `Token ${token}`;
    const [, password = ''] = Buffer.from(recorded.replace('Basic ', ''), 'base64').toString().split(':');
    return basic(user.username, password === 'secret' ? user.password : password);
  };

  const cookie = (recorded: string): string | undefined => {
    if (cookies.size === 0) return undefined;
    const ours = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const names = recorded.split('; ').map((part) => part.split('=')[0]);
    // Engines up to 0.9 send each cookie twice (protocol 4.4).
    return new Set(names).size < names.length ? `${ours}; ${ours}` : ours;
  };

  const checksum = (step: RecordedStep, name: string, recorded: string): string => {
    const id = imageIdOf(step.path);
    const image = held.get(id);
    if (!image) return recorded;
    const computed = name.toLowerCase().endsWith('payload')
      ? image.layer.payloadChecksum(image.json)
      : image.layer.tarSum(image.json);
    checksums.set(recorded, computed);
    return computed;
  };

  const header = (step: RecordedStep, name: string, value: string): string | undefined => {
    switch (name.toLowerCase()) {
      case 'host':
        return host;
      case 'authorization':
        return authorization(value);
      case 'cookie':
        return cookie(value);
      case 'x-docker-endpoints':
        return value.replace(/\/\/[^/]+/, `//${host}`).replace(/^https:/, 'http:');
      case 'referer':
        return value.replace(/^https?:\/\/[^/]+/, `http://${host}`);
      case 'x-docker-checksum':
      case 'x-docker-checksum-payload':
        return checksum(step, name, value);
      case 'content-length':
        return undefined;
      default:
        return value;
    }
  };

  const body = (step: RecordedStep): string | Iterable<Buffer> | undefined => {
    const recorded: RecordedBody = step.requestBody;
    if (recorded.kind === 'none') return undefined;
    if (recorded.kind === 'text') {
      const text = replaceText(recorded.text);
      if (step.path.endsWith('/json')) sentJson.set(imageIdOf(step.path), text);
      return text;
    }
    const id = imageIdOf(step.path);
    const seed = createHash('sha256').update(id).digest().readUInt16LE(0) + 1;
    const layer = syntheticLayer(recorded.sizeBytes, seed);
    held.set(id, { id, json: sentJson.get(id) ?? '', layer });
    return inChunks(layer.bytes, recorded.chunks ?? 1);
  };

  const remember = (answer: RawResponse): void => {
    token = answer.header('X-Docker-Token') ?? token;
    for (const value of answer.values('Set-Cookie')) {
      const [pair = ''] = value.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  };

  /**
   * The recorded call that followed a redirect, sent to where ours leads. That is another host, which gets neither the credentials nor
   * the cookies that the recording's own one got (protocol 4.3).
   */
  const follow = (step: RecordedStep): Promise<RawResponse> | undefined => {
    const location = isRedirecting ? locations.get(step.path.replace('?cdn=1', '')) : undefined;
    if (location === undefined || !step.path.endsWith('?cdn=1')) return undefined;
    const { origin, pathname, search, host: storeHost } = new URL(location);
    const kept = step.requestHeaders.filter(([name]) => !/^(?:host|authorization|cookie)$/i.test(name));
    const headers = kept.map(([name, value]) => [name, header(step, name, value) ?? value] as const);
    return createRawClient(origin).request({
      method: step.method,
      path: `${pathname}${search}`,
      headers: [['Host', storeHost], ...headers],
    });
  };

  const send = async (step: RecordedStep, credentials?: string): Promise<RawResponse> => {
    const content = body(step);
    const headers = step.requestHeaders.flatMap(([name, value]) => {
      const replaced = header(step, name, value);
      return replaced === undefined ? [] : [[name, replaced] as const];
    });
    const others = headers.filter(
      ([name]) => credentials === undefined || name.toLowerCase() !== 'authorization',
    );
    const answer = await client.request({
      method: step.method,
      path: step.path,
      headers: credentials === undefined ? others : [...others, ['Authorization', credentials]],
      ...(content !== undefined && { body: content }),
    });
    remember(answer);
    return answer;
  };

  return {
    async play(step: RecordedStep): Promise<readonly string[]> {
      const given = headerOf(step.requestHeaders, 'Authorization');
      const context = { host, images: held, isRedirecting };
      const isWrite = step.method === 'PUT';
      const first = (await follow(step)) ?? (await send(step));
      const location = first.header('Location');
      if (first.status === 302 && location !== undefined) locations.set(step.path, location);
      if (!isWrite || !isAnonymous(given) || step.status === 401) return judgeStep(step, first, context);
      // The recording server let anybody push. Here the engine is told to log in, and does.
      const refused =
        first.status === 401
          ? []
          : [`step ${String(step.number)}: an anonymous push got ${String(first.status)}`];
      return [...refused, ...judgeStep(step, await send(step, user.authorization), context)];
    },
  };
}

/** Sends every recorded request in turn and gives what would have stopped the engine. */
export async function replay({ steps }: Transcript, options: ReplayOptions): Promise<readonly string[]> {
  const { play } = session(options);
  const faults: string[] = [];
  for (const step of steps) faults.push(...(await play(step)));
  return faults;
}
