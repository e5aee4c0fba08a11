import type { RawClient, RawResponse } from '@drydock/testing';
import type { TestUser } from '../../acceptance/support/administration.ts';
import { imageCalls, type EngineImage } from '../../acceptance/support/engine.ts';

/** `layer` is disturbed in the middle of its body, `layer-end` after the last byte of it. */
export const pushSteps = ['announce', 'json', 'layer', 'layer-end', 'checksum', 'tag', 'finish'] as const;
export type PushStep = (typeof pushSteps)[number];
export const pullSteps = ['images', 'tags', 'ancestry', 'image-json', 'layer-read'] as const;
export type PullStep = (typeof pullSteps)[number];

/** Called while the call is under way. */
export type Disturb = () => void;

export interface PushPlan {
  readonly client: RawClient;
  readonly user: TestUser;
  readonly repository: string;
  readonly image: EngineImage;
  readonly tag: string;
}

/** The status that tells an engine to go on; any other ends its push (protocol 3.7, 2.1). */
export const pushStatus: Readonly<Record<PushStep, number>> = {
  announce: 200,
  json: 200,
  layer: 200,
  'layer-end': 200,
  checksum: 200,
  tag: 200,
  finish: 204,
};

const nothing: Disturb = () => undefined;

/** The calls of one push, each of which may be made again as an engine does that is started again. */
export function aPush({ client, user, repository, image, tag }: PushPlan) {
  let token = '';
  const index = (path: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    client.request({
      method: 'PUT',
      path: `/v1/repositories/${repository}/${path}`,
      headers: { Authorization: user.authorization, 'Content-Type': 'application/json', ...headers },
      body,
    });
  const { bytes } = image.layer;
  const layer = (disturbAt: number, disturb: Disturb) => {
    async function* body() {
      yield bytes.subarray(0, disturbAt);
      disturb();
      if (disturbAt < bytes.length) yield bytes.subarray(disturbAt);
    }
    return client.request({
      method: 'PUT',
      path: `/v1/images/${image.id}/layer`,
      headers: { Authorization: token, 'Content-Type': 'application/octet-stream' },
      body: body(),
    });
  };
  const calls: Readonly<Record<PushStep, (disturb: Disturb) => Promise<RawResponse>>> = {
    announce: async () => {
      const answer = await index('', JSON.stringify([{ id: image.id, Tag: tag }]), {
        'X-Docker-Token': 'true',
      });
      if (answer.status === pushStatus.announce) token = `Token ${answer.header('X-Docker-Token') ?? ''}`;
      return answer;
    },
    json: () => imageCalls(client, token).json(image),
    layer: (disturb) => layer(Math.floor(bytes.length / 2), disturb),
    'layer-end': (disturb) => layer(bytes.length, disturb),
    checksum: () => imageCalls(client, token).checksum(image),
    tag: () => imageCalls(client, token).tag(repository, tag, image.id),
    finish: () => index('images', '[]'),
  };
  return {
    call(step: PushStep, disturb: Disturb = nothing): Promise<RawResponse> {
      const answer = calls[step](disturb);
      if (step !== 'layer' && step !== 'layer-end') disturb();
      return answer;
    },
  };
}

/** The calls of one pull but for the layer itself. */
export function aPull({
  client,
  repository,
  image,
}: Pick<PushPlan, 'client' | 'repository'> & { readonly image: Pick<EngineImage, 'id'> }) {
  let token = '';
  const repositories = (path: string, headers: Readonly<Record<string, string>>) =>
    client.request({ path: `/v1/repositories/${repository}/${path}`, headers });
  const calls: Readonly<Record<Exclude<PullStep, 'layer-read'>, () => Promise<RawResponse>>> = {
    images: async () => {
      const answer = await repositories('images', { 'X-Docker-Token': 'true' });
      // Without a hub there is no token, and what is public is there all the same.
      const given = answer.header('X-Docker-Token');
      token = given === undefined ? '' : `Token ${given}`;
      return answer;
    },
    tags: () => repositories('tags', { Authorization: token }),
    ancestry: () => imageCalls(client, token).read(image.id, 'ancestry'),
    'image-json': () => imageCalls(client, token).read(image.id, 'json'),
  };
  return {
    token: () => token,
    call(step: Exclude<PullStep, 'layer-read'>, disturb: Disturb = nothing): Promise<RawResponse> {
      const answer = calls[step]();
      disturb();
      return answer;
    },
  };
}
