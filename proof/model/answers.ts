import { types } from 'node:util';
import type { Outcome } from './gate.ts';

/** Fields that code reads after a step that it takes after it was answered; all others it reads at once or never. */
const readLater: Readonly<Record<string, readonly string[]>> = {
  findImage: ['blob'],
  findJson: ['json', 'jsonRevision'],
  findBlob: ['sizeBytes'],
  listImagesWithoutSums: ['repositoryId', 'imageId', 'json', 'jsonRevision', 'hasPayloadChecksum'],
};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
const isList = (value: unknown): value is readonly Fields[] => Array.isArray(value) && value.every(isFields);

const valuesOf = (arg: unknown): readonly unknown[] =>
  isFields(arg) && !types.isProxy(arg) ? [arg, ...Object.values(arg)] : [arg];

/** Can the code tell by more than the answer, because it is called back? */
export const hasFunction = (args: readonly unknown[]): boolean =>
  args.flatMap(valuesOf).some((one) => typeof one === 'function');

/** All texts that a call is handed. */
export const textsIn = (args: readonly unknown[]): readonly string[] =>
  args.flatMap(valuesOf).filter((one) => typeof one === 'string');

/** What a call of the store gave, and what the code has read of it. */
export class Answer {
  readonly #label: string;
  readonly #outcome: Outcome;
  readonly #isPart: boolean;
  readonly #read: Set<string>;
  readonly #onForgotten: (words: string) => never;

  /** @param isPart what was not read at its time is left out, so that asking for it now is an error of the model */
  constructor(options: {
    readonly label: string;
    readonly outcome: Outcome;
    readonly isPart: boolean;
    readonly onForgotten: (words: string) => never;
  }) {
    this.#label = options.label;
    this.#outcome = options.outcome;
    this.#isPart = options.isPart;
    this.#onForgotten = options.onForgotten;
    this.#read = new Set(readLater[options.label]);
  }

  /** What the code gets. @throws what it threw */
  give(): unknown {
    if ('error' in this.#outcome) throw this.#outcome.error;
    const { value } = this.#outcome;
    if (isFields(value)) return this.#watched(value);
    return isList(value) ? value.map((one) => this.#watched(one)) : value;
  }

  /** What was read of it up to now, and what may be later. */
  get kept(): Outcome {
    if ('error' in this.#outcome) return this.#outcome;
    const { value } = this.#outcome;
    const part = (fields: Fields): Fields =>
      Object.fromEntries([...this.#read].sort().map((name) => [name, fields[name]]));
    if (isFields(value)) return { value: part(value) };
    return isList(value) ? { value: value.map(part) } : this.#outcome;
  }

  #watched(fields: Fields): Fields {
    return new Proxy(fields, {
      get: (target, name) => {
        if (typeof name === 'symbol' || name === 'then') return Reflect.get(target, name) as unknown;
        this.#note(target, name);
        return target[name];
      },
      has: (target, name) => {
        if (typeof name === 'string') this.#note(target, name);
        return name in target;
      },
      ownKeys: (target) => {
        if (this.#isPart) this.#onForgotten(`${this.#label}, all of it`);
        for (const name of Object.keys(target)) this.#read.add(name);
        return Reflect.ownKeys(target);
      },
    });
  }

  #note(fields: Fields, name: string): void {
    if (this.#isPart && !(name in fields)) this.#onForgotten(`${this.#label}.${name}`);
    this.#read.add(name);
  }
}
