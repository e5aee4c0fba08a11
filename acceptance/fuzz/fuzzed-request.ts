import fc from 'fast-check';
import {
  methods,
  strangeWords,
  routes,
  queries,
  headerNames,
  headerValues,
  authorizations,
  bodies,
} from './strange-parts.ts';

export interface FuzzedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | Buffer | undefined;
}

export interface FuzzMaterial {
  /** Values of `Authorization` that hold; they open reading, or writing that the bodies here never make good. */
  readonly authorizations: readonly string[];
  /** Names, ids and tags that exist. */
  readonly words: readonly string[];
}

const fill = (template: string, words: readonly string[]): string => {
  let index = 0;
  return template.replace(/W/g, () => words[index++ % words.length] ?? 'w');
};

/**
 * Requests of the server's own shape with strange parts. None of them is a good write: bodies name no real id, set no
 * access and register nobody, so whatever they leave behind is a fault.
 */
export function fuzzedRequests({ authorizations: valid, words }: FuzzMaterial): fc.Arbitrary<FuzzedRequest> {
  const printable = fc.string({ unit: fc.constantFrom(...'abc019_.-%/~'), maxLength: 40 });
  const word = fc.oneof(
    { arbitrary: fc.constantFrom(...words), weight: 3 },
    { arbitrary: fc.constantFrom(...strangeWords), weight: 3 },
    { arbitrary: printable, weight: 1 },
  );
  const path = fc
    .tuple(
      fc.constantFrom(...routes),
      fc.constantFrom(...queries),
      fc.array(word, { minLength: 1, maxLength: 4 }),
    )
    // The HTTP client refuses to send these as they are; raw sockets do.
    .map(([route, query, parts]) => fill(route + query, parts).replace(/[^\x21-\x7e]/g, '_'));
  const authorization = fc.oneof(
    { arbitrary: fc.constant(undefined), weight: 2 },
    { arbitrary: fc.constantFrom(...authorizations), weight: 2 },
    { arbitrary: fc.constantFrom(...valid), weight: 3 },
  );
  const header = fc.tuple(fc.constantFrom(...headerNames), fc.constantFrom(...headerValues));
  const body = fc.oneof(
    fc.constantFrom(...bodies),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.json({ maxDepth: 3 }),
  );
  return fc
    .record({
      method: fc.constantFrom(...methods),
      path,
      authorization,
      headers: fc.array(header, { maxLength: 4 }),
      body,
    })
    .map(({ method, path: target, authorization: auth, headers, body: content }) => ({
      method,
      path: target,
      headers: [
        ...headers.filter(([name]) => name !== 'Expect'),
        ...(auth === undefined ? [] : [['Authorization', auth] as const]),
      ],
      body:
        method === 'GET' || method === 'HEAD' || method === 'DELETE' || method === 'OPTIONS'
          ? undefined
          : content,
    }));
}
