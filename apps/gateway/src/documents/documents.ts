import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sendText, type OwnAnswer } from '../own/own-answer.ts';
import { bundleDocuments } from './bundle-documents.ts';

/** In a checkout the repository's folder, in a bundle the copy beside it. */
const directory = fileURLToPath(new URL('../../../../openapi', import.meta.url));

const publicDocuments = ['gateway.yaml', 'hub.yaml', 'registry.yaml', 'common.yaml'] as const;

/** The viewer may run its own script and talk to this address, and to nobody else. */
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Drydock API</title>
  </head>
  <body>
    <script
      id="api-reference"
      data-url="/docs/openapi.json"
      data-configuration='{"withDefaultFonts":false,"telemetry":false,"hideClientButton":true,"agent":{"disabled":true}}'
    ></script>
    <script src="/docs/viewer.js"></script>
  </body>
</html>
`;

/** Read at the first request and kept; the files of a release do not change. */
function once(load: () => Promise<string | Buffer>): () => Promise<string | Buffer> {
  let loaded: Promise<string | Buffer> | undefined;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

const serve = (type: string, load: () => Promise<string | Buffer>): OwnAnswer => {
  const read = once(load);
  return async (_req, res) => {
    const body = await read();
    res.setHeader('Cache-Control', 'no-cache');
    res.setHeader('Content-Security-Policy', contentPolicy);
    res.setHeader('X-Content-Type-Options', 'nosniff');
    sendText(res, { status: 200, type, body });
  };
};

const viewerScript = () => {
  const script = createRequire(import.meta.url).resolve('@scalar/api-reference');
  return readFile(join(dirname(script), 'browser/standalone.js'));
};

/** Path → answer: the OpenAPI documents, one file of them all, and a page to browse them. */
export function documentAnswers(): ReadonlyMap<string, OwnAnswer> {
  const answers = new Map<string, OwnAnswer>([
    [
      '/docs/openapi.json',
      serve('application/json', async () => JSON.stringify(await bundleDocuments(directory, 'gateway.yaml'))),
    ],
    ['/docs', serve('text/html; charset=utf-8', () => Promise.resolve(page))],
    ['/docs/viewer.js', serve('text/javascript; charset=utf-8', viewerScript)],
  ]);
  for (const name of publicDocuments) {
    answers.set(
      `/openapi/${name}`,
      serve('application/yaml', () => readFile(join(directory, name))),
    );
  }
  return answers;
}
