import { createHash } from 'node:crypto';
import { Digest } from '@drydock/kernel';

/** A write that the store was sent and has neither done nor refused yet. */
export interface Landing {
  readonly key: string;
  readonly content: string;
  readonly ageTicks: number;
}

/** What the in-memory object store holds. Contents are short texts; the bytes are those of the text. */
export interface Objects {
  readonly there: Readonly<Record<string, string>>;
  readonly landing: readonly Landing[];
}

export const noObjects: Objects = { there: {}, landing: [] };

/** Behind the text of an object whose bytes went bad in the store. */
const rotMark = ' (rotten)';
export const rotten = (content: string): string => content + rotMark;
export const isRotten = (content: string): boolean => content.endsWith(rotMark);

export const digestOf = (content: string): Digest =>
  Digest.fromHex(createHash('sha256').update(content).digest('hex'));

/** The object store while a step runs; `objects` is what it holds by then. */
export class ObjectsNow {
  #objects: Objects;

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  get objects(): Objects {
    return this.#objects;
  }

  find(key: string): string | undefined {
    return this.#objects.there[key];
  }

  send(key: string, content: string): void {
    const landing = [...this.#objects.landing, { key, content, ageTicks: 0 }];
    landing.sort((a, b) => (a.key < b.key ? -1 : 1));
    this.#objects = { ...this.#objects, landing };
  }

  /** @returns false when nothing is on its way to this key any more. */
  land(key: string): boolean {
    const arriving = this.#objects.landing.find((one) => one.key === key);
    if (!arriving) return false;
    this.lose(key);
    this.put(key, arriving.content);
    return true;
  }

  lose(key: string): void {
    const landing = this.#objects.landing.filter((one) => one.key !== key);
    this.#objects = { ...this.#objects, landing };
  }

  put(key: string, content: string): void {
    const entries = Object.entries({ ...this.#objects.there, [key]: content });
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    this.#objects = { ...this.#objects, there: Object.fromEntries(entries) };
  }

  remove(key: string): void {
    const entries = Object.entries(this.#objects.there).filter(([one]) => one !== key);
    this.#objects = { ...this.#objects, there: Object.fromEntries(entries) };
  }
}

/** A tick of the clock. */
export const ageObjects = (objects: Objects): Objects => ({
  ...objects,
  landing: objects.landing.map((one) => ({ ...one, ageTicks: one.ageTicks + 1 })),
});
