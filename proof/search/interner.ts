/** Gives equal values one number, so that states are compared and kept as lists of numbers. */
export class Interner<T> {
  readonly #ids = new Map<string, number>();
  readonly #values: T[] = [];
  readonly #toText: (value: T) => string;

  constructor(toText: (value: T) => string = (value) => JSON.stringify(value)) {
    this.#toText = toText;
  }

  idOf(value: T): number {
    const text = this.#toText(value);
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.#values.length);
    this.#values.push(value);
    return this.#values.length - 1;
  }

  valueOf(id: number): T {
    const value = this.#values[id];
    if (value === undefined) throw new Error(`nothing has the number ${String(id)}`);
    return value;
  }

  get size(): number {
    return this.#values.length;
  }
}
