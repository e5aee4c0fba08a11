import { CliError } from '../cli-error.ts';
import { openTarArchive, type TarArchive } from '../archive/tar-archive.ts';
import type { Command, CommandContext } from '../command.ts';
import { allPages, answeredBody, type Api } from '../http/api-client.ts';
import { collectRunItems, detachOption, followRun } from '../runs/follow-run.ts';
import { countOf, runDocument } from '../runs/run-document.ts';
import { sizeText } from '../terminal/size-text.ts';
import { snakeCase } from '../terminal/snake-case.ts';
import { repairFromArchive, type FailedBlob } from '../verify/repair-from-archive.ts';

const pageSize = 100;

const listFailed = (api: Api): Promise<readonly FailedBlob[]> =>
  allPages(async (after) => {
    const query = { limit: pageSize, ...(after && { after }) };
    return answeredBody(
      api,
      'listing what failed',
      await api.client.GET('/api/verify/failed', { params: { query } }),
    );
  });

const table = (blobs: readonly FailedBlob[], none: string) => ({
  head: ['DIGEST', 'STATE', 'SIZE', 'FOUND', 'IMAGES', 'REPOSITORIES'],
  rows: blobs.map(({ digest, state, sizeBytes, foundAt, images, repositories }) => [
    digest,
    state,
    sizeText(sizeBytes),
    foundAt ?? '',
    String(images),
    repositories.join(', '),
  ]),
  none,
});

const run: Command = {
  words: ['admin', 'verify', 'run'],
  operands: [],
  summary: 'Read every stored layer now and compare it with its digest',
  details: 'Ends with 1 when something is corrupt or missing: "drydock admin verify failed" lists it.',
  options: { detach: detachOption },
  async run(context) {
    const { connector, output, invocation } = context;
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const started = answeredBody(api, 'starting the verification', await api.client.POST('/api/verify/runs'));
    const ended = await followRun(context, api, started);
    if (!ended) return;
    const count = (name: string) => countOf(ended.result, name);
    const items = invocation.has('json') ? await collectRunItems(api, ended.id) : [];
    output.done(
      runDocument(ended, items),
      `Read ${String(count('blobs'))} blobs, ${sizeText(count('bytes'))}: ${String(count('corrupt'))} corrupt, ${String(count('missing'))} missing`,
    );
    if (count('failed') > 0) {
      throw new CliError('failed', `${String(count('failed'))} blobs are not as they were pushed`);
    }
  },
};

const failed: Command = {
  words: ['admin', 'verify', 'failed'],
  operands: [],
  summary: 'List the layers that are corrupt or missing',
  options: {},
  async run({ connector, output }) {
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const blobs = await listFailed(api);
    output.list(snakeCase(blobs), table(blobs, 'nothing is corrupt or missing'));
  },
};

/** @throws CliError `failed` when something is left */
async function repairFrom(archive: TarArchive, { connector, output, signal }: CommandContext): Promise<void> {
  const api = await connector.openApi(await connector.resolveHost(undefined));
  const before = await listFailed(api);
  const { healed, packedDifferently } = await repairFromArchive({ api, archive, failed: before, signal });
  const left = before.map(({ digest }) => digest).filter((digest) => !healed.includes(digest));
  const lines = left.map((digest) =>
    packedDifferently.includes(digest)
      ? `packed differently in the archive: ${digest}: push its image again, from an engine or by "drydock push"`
      : `not in the archive: ${digest}`,
  );
  output.done(
    { healed, left, packed_differently: packedDifferently },
    before.length === 0
      ? 'Nothing is corrupt or missing'
      : [`Healed ${String(healed.length)} of ${String(before.length)}`, ...lines].join('\n'),
  );
  if (left.length > 0) throw new CliError('failed', `${String(left.length)} blobs are still not whole`);
}

const repair: Command = {
  words: ['admin', 'verify', 'repair'],
  operands: ['ARCHIVE.tar'],
  summary: 'Heal what is corrupt or missing with the layers of an archive',
  details:
    'Takes the exact bytes that were stored: as they lie in the archive, unpacked, or packed as "drydock push" packs them. What an engine\n' +
    'packed differently is healed by a push of its image, which is said. Ends with 1 when something is still corrupt or missing.',
  options: {},
  async run(context) {
    const [path = ''] = context.invocation.operands;
    // Before anything is asked for: a wrong file is to be heard of also while there is nothing to heal.
    const archive = await openTarArchive(path, context.signal);
    try {
      if (archive.names.length === 0)
        throw new CliError('badArchive', `${path} is no archive, or an empty one`);
      await repairFrom(archive, context);
    } finally {
      await archive.close();
    }
  },
};

export const adminVerifyCommands: readonly Command[] = [run, failed, repair];
