/** A response as it came off the wire, with what was asked. Header names keep their spelling. */
export interface ResponseFacts {
  readonly method: string;
  /** The request target, query included. */
  readonly path: string;
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Undefined when the body was not kept (a large layer) or did not arrive whole. */
  readonly body: Buffer | undefined;
}
