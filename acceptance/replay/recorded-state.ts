import { syntheticLayer } from '@drydock/testing';
import type { EngineImage } from '../support/engine.ts';
import { headerOf, type RecordedStep, type Transcript } from './transcript.ts';

/** What must be on the server before the first step, as the recorded answers show it. */
export interface RecordedState {
  readonly repository: string | undefined;
  /** Parents first. */
  readonly images: readonly EngineImage[];
  readonly tags: Readonly<Record<string, string>>;
}

const idLength = 64;
const defaultLayerBytes = 2048;

const textOf = (step: RecordedStep): string =>
  step.responseBody.kind === 'text' ? step.responseBody.text : '';

/** `bobby/two` of whichever path names it; `library/two` and `two` are the same. */
export function repositoryOf(path: string): string | undefined {
  const name = /^\/v1\/repositories\/(.+?)\/(?:images|tags.*)?$/.exec(path)?.[1];
  return name?.replace(/^library\//, '');
}

function collect(steps: readonly RecordedStep[]) {
  const jsons = new Map<string, string>();
  const sizes = new Map<string, number>();
  const parents = new Map<string, string | undefined>();
  const tags: Record<string, string> = {};
  const uploaded = new Set<string>();
  for (const step of steps) {
    const [, id, part] = /^\/v1\/images\/([0-9a-f]{64})\/(\w+)/.exec(step.path) ?? [];
    if (id !== undefined && step.method === 'PUT') uploaded.add(id);
    if (step.method !== 'GET' || step.status !== 200 || (id !== undefined && uploaded.has(id))) continue;
    if (id !== undefined && part === 'json') {
      jsons.set(id, textOf(step));
      sizes.set(id, Number(headerOf(step.responseHeaders, 'X-Docker-Size')));
      parents.set(id, (JSON.parse(textOf(step)) as { parent?: string }).parent);
    } else if (id !== undefined && part === 'ancestry') {
      const chain = JSON.parse(textOf(step)) as string[];
      chain.forEach((member, index) => parents.set(member, chain[index + 1]));
    } else if (step.path.endsWith('/images')) {
      const ids = (JSON.parse(textOf(step)) as { id: string }[]).map((image) => image.id);
      ids.forEach((member, index) => {
        if (!parents.has(member)) parents.set(member, ids[index - 1]);
      });
    } else if (step.path.endsWith('/tags')) {
      Object.assign(tags, JSON.parse(textOf(step)));
    } else if (/\/tags\/[^/]+$/.test(step.path)) {
      tags[step.path.slice(step.path.lastIndexOf('/') + 1)] = JSON.parse(textOf(step)) as string;
    }
  }
  return { jsons, sizes, parents, tags };
}

export function recordedState({ steps }: Transcript): RecordedState {
  const { jsons, sizes, parents, tags } = collect(steps);
  const ordered: string[] = [];
  const visit = (id: string | undefined): void => {
    if (id === undefined || ordered.includes(id) || id.length !== idLength) return;
    visit(parents.get(id));
    ordered.push(id);
  };
  for (const id of parents.keys()) visit(id);
  const repository = steps.map(({ path }) => repositoryOf(path)).find((name) => name !== undefined);
  return {
    repository,
    images: ordered.map((id, index) => {
      const parent = parents.get(id);
      const json = jsons.get(id) ?? JSON.stringify({ id, ...(parent !== undefined && { parent }) });
      return { id, json, layer: syntheticLayer(sizes.get(id) ?? defaultLayerBytes, index + 1) };
    }),
    tags,
  };
}
