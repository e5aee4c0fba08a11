/**
 * Where Drydock differs on purpose from the server of the recordings, and why an engine goes on all the same. For people to read.
 * @public
 */
export const exceptions = {
  'redirect-*':
    'Layers are streamed where the client does not reach the store, so the layer itself answers the call that the ' +
    'recording redirects. Every engine reads a 200 there as it reads the answer behind the redirect; the second call ' +
    'of the recording (with a query and a Referer) is sent too and gets the same layer. Where it does reach the store, it is redirected, ' +
    'and the second call goes there without the credentials that the recording has for its own host (redirects.acceptance.ts).',
  'anonymous pushes':
    'The recording server took pushes of anybody. Here an anonymous one is asserted to get 401 and is then sent with ' +
    'the credentials that the engine would ask for.',
  'conn … client spoke TLS': 'Probes of another port scheme hold no HTTP request; there is nothing to send.',
  'tlstoken-*':
    'The requests inside TLS are sent over plain HTTP here: the same bytes reach the same routes. TLS itself is the ' +
    "gateway's own test.",
  'X-Docker-Registry-Standalone':
    'The recordings say True or False by scenario; Drydock says false (protocol 14, line 3). What the engine then ' +
    'sends is what the token-* recordings hold.',
  'search results':
    'Official repositories are listed by their bare name, as the hub did (protocol 14, line 41).',
  'v0.6.7-search, v1.0.0-search':
    'These engines ask index.docker.io whatever host is named (protocol 11), so the recordings hold no request.',
  'connection cut':
    'The server is not made to cut; the resumed call of the recording is sent after a whole answer. Cuts are tests of their own (checklist 49).',
} as const;

/** Recordings without a request to this server. */
export const silent: ReadonlySet<string> = new Set(['v0.6.7-search', 'v1.0.0-search']);
