import type { RawResponse } from '@drydock/testing';
import type { EngineImage } from '../support/engine.ts';
import { headerOf, repositoryOfToken, type RecordedStep } from './transcript.ts';

export interface JudgeContext {
  readonly host: string;
  /** Images that the server is known to hold, seeded or pushed by this replay. */
  readonly images: ReadonlyMap<string, EngineImage>;
  /** The server sends engines to its store for layers, as the recording server did. */
  readonly isRedirecting: boolean;
}

type Rule = (step: RecordedStep, answer: RawResponse, context: JudgeContext) => readonly string[];

const when = (isFault: boolean, text: string): readonly string[] => (isFault ? [text] : []);

const sameStatus: Rule = (step, { status }) =>
  when(status !== step.status, `status ${String(status)} where ${String(step.status)} lets the engine go on`);

const anyStatus: Rule = () => [];

/** 200 and 201 are the same to an engine here (protocol 2.1). */
const created: Rule = (step, { status }) =>
  when(
    step.status < 300 ? status !== 200 && status !== 201 : status !== step.status,
    `status ${String(status)} where ${String(step.status)} was given`,
  );

const version: Rule = (_step, answer) =>
  when(!answer.header('X-Docker-Registry-Version'), 'no X-Docker-Registry-Version');

const ping: Rule = (_step, answer) => [
  ...when(answer.status !== 200, `status ${String(answer.status)}`),
  ...when(!answer.header('X-Docker-Registry-Standalone'), 'no X-Docker-Registry-Standalone'),
];

/** What an index answer must bring along for the push or pull to have somewhere to go (protocol 3.6, 3.8). */
const indexHeaders: Rule = (step, answer, { host }) => {
  if (step.status >= 300) return [];
  const recorded = headerOf(step.responseHeaders, 'X-Docker-Token');
  const token = answer.header('X-Docker-Token') ?? '';
  const wanted = recorded === undefined ? '' : repositoryOfToken(recorded);
  return [
    ...when(
      answer.header('X-Docker-Endpoints') !== host,
      `X-Docker-Endpoints ${String(answer.header('X-Docker-Endpoints'))}`,
    ),
    ...when(
      recorded !== undefined && !token.endsWith(wanted),
      `X-Docker-Token ${token} does not end in ${wanted}`,
    ),
    ...when(/\s/.test(token), 'X-Docker-Token holds a space'),
  ];
};

const sameJson: Rule = (step, answer) => {
  if (step.status !== 200 || step.responseBody.kind !== 'text') return [];
  const recorded: unknown = JSON.parse(step.responseBody.text);
  const given = answer.json();
  return when(JSON.stringify(given) !== JSON.stringify(recorded), `body ${answer.text()}`);
};

/** Engines from 0.8 on announce no checksums, so their recordings list nothing; ours may list what is there. */
const imageList: Rule = (step, answer, { images }) => {
  if (step.status !== 200 || step.responseBody.kind !== 'text') return [];
  const list = answer.json() as { id: string; Tag?: string }[];
  const given = new Set(list.map(({ id }) => id));
  const recorded = (JSON.parse(step.responseBody.text) as { id: string }[]).map(({ id }) => id);
  return [
    ...recorded.filter((id) => !given.has(id)).map((id) => `${id} is not listed`),
    ...[...given].filter((id) => !images.has(id)).map((id) => `${id} is listed and was never announced`),
    ...when(
      list.some(({ Tag }) => Tag !== undefined),
      'an entry with a Tag',
    ),
  ];
};

const imageOf = (step: RecordedStep, { images }: JudgeContext): EngineImage | undefined =>
  images.get(/^\/v1\/images\/([0-9a-f]+)\//.exec(step.path)?.[1] ?? '');

/** Anything but 200 makes an engine push the image (protocol 5, step 3a). */
const imageJson: Rule = (step, answer, context) => {
  if (step.status !== 200) return when(answer.status === 200, 'status 200 where the image is to be pushed');
  const image = imageOf(step, context);
  return [
    ...sameStatus(step, answer, context),
    ...when(answer.text() !== image?.json, 'other JSON than was pushed'),
    ...when(answer.header('X-Docker-Size') !== String(image?.layer.bytes.length), 'wrong X-Docker-Size'),
  ];
};

const layer: Rule = (step, answer, context) => {
  if (step.status === 302 && context.isRedirecting) return sameStatus(step, answer, context);
  const bytes = imageOf(step, context)?.layer.bytes;
  const from = Number(/bytes=(\d+)-/.exec(headerOf(step.requestHeaders, 'Range') ?? '')?.[1] ?? 0);
  const wanted = bytes?.subarray(from);
  // A redirect in the recording is answered by the layer itself where layers are streamed.
  const status = from > 0 ? 206 : 200;
  return [
    ...when(answer.status !== status, `status ${String(answer.status)}`),
    ...when(answer.header('Content-Length') !== String(wanted?.length), 'wrong Content-Length'),
    ...when(answer.header('Content-Encoding') !== undefined, 'a Content-Encoding'),
    ...when(answer.header('Accept-Ranges') !== 'bytes', 'no Accept-Ranges'),
    ...when(step.method === 'GET' && wanted?.equals(answer.body) !== true, 'other bytes than were pushed'),
  ];
};

const noV2: Rule = (_step, answer) => [
  ...when(answer.status !== 404, `status ${String(answer.status)}`),
  ...when(!(answer.header('Content-Type') ?? '').startsWith('text/plain'), 'a body other than text/plain'),
  ...when(answer.header('Docker-Distribution-API-Version') !== undefined, 'the distribution header'),
];

/** The 34 bytes that send an engine on to GET users (protocol 10.1). */
const registration: Rule = (step, answer, context) => [
  ...sameStatus(step, answer, context),
  ...when(
    step.status === 400 && step.responseBody.kind === 'text' && answer.text() !== step.responseBody.text,
    `body ${answer.text()}`,
  ),
];

const search: Rule = (step, answer, context) => {
  const { results } = answer.json() as { results: { name: string }[] };
  const names = results.map(({ name }) => name);
  return [
    ...sameStatus(step, answer, context),
    // Official repositories are listed by their bare name here, as the hub did (protocol 3.29).
    ...when(!names.includes('two') || !names.includes('bobby/two'), `results ${names.join(', ')}`),
  ];
};

/** The rules of an operation, in the order of the first path that fits. */
const rules: readonly (readonly [RegExp, readonly Rule[]])[] = [
  [/^\w+ \/v2\//, [noV2]],
  [/^GET \/v1\/_ping$/, [ping, version]],
  [/^POST \/v1\/users\/$/, [registration, version]],
  [/^GET \/v1\/users\/$/, [sameStatus, version]],
  [/^GET \/v1\/search/, [search, version]],
  [/^PUT \/v1\/repositories\/.+\/tags\/[^/]+$/, [created, version]],
  [/^PUT \/v1\/repositories\/.+\/images$/, [sameStatus, version]],
  [/^PUT \/v1\/repositories\/.+\/$/, [created, indexHeaders, version]],
  [/^GET \/v1\/repositories\/.+\/images$/, [sameStatus, indexHeaders, imageList, version]],
  [/^GET \/v1\/repositories\/.+\/tags/, [sameStatus, sameJson, version]],
  [/^GET \/v1\/images\/[0-9a-f]{64}\/json$/, [imageJson, version]],
  [/^GET \/v1\/images\/[0-9a-f]{64}\/ancestry$/, [sameStatus, sameJson, version]],
  [/^GET \/v1\/images\/[0-9a-f]{64}\/layer/, [layer]],
  // Only its Accept-Ranges is read, and only where it came (protocol 3.15).
  [/^HEAD \/v1\/images\/[0-9a-f]{64}\/layer/, [layer]],
  [/^PUT \/v1\/images\//, [sameStatus, version]],
  [/^GET \/v1\/images\/bobby\//, [sameStatus]],
  [/./, [anyStatus]],
];

/** What would have kept the recorded engine from going on; empty when nothing would. */
export function judgeStep(step: RecordedStep, answer: RawResponse, context: JudgeContext): readonly string[] {
  const call = `${step.method} ${step.path}`;
  const applied = rules.find(([pattern]) => pattern.test(call))?.[1] ?? [];
  return applied
    .flatMap((rule) => rule(step, answer, context))
    .map((fault) => `step ${String(step.number)} ${call}: ${fault}`);
}
