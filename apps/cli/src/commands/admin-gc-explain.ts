import type { GatewayComponents } from '@drydock/api-contracts';
import { CliError } from '../cli-error.ts';
import type { Command } from '../command.ts';
import { answeredBody } from '../http/api-client.ts';
import { sizeText } from '../terminal/size-text.ts';
import { snakeCase } from '../terminal/snake-case.ts';

type Explanation = GatewayComponents['schemas']['Explanation'];
type Image = GatewayComponents['schemas']['ImageExplanation'];
type Reason = GatewayComponents['schemas']['KeptReason'];

const subjectForm = /^(?:sha256:[0-9a-f]{64}|[0-9a-f]{64}|[0-9a-f]{16})$/;
const shortId = (id: string): string => id.slice(0, 12);

function reasonLine({ repository }: Image, { kind, via, tag, until, reference }: Reason): string {
  const chain = via.map((id) => `child ${shortId(id)}, `).join('');
  const name = `${repository}:${tag ?? ''}`;
  const end = until === null ? '' : ` until ${until}`;
  switch (kind) {
    case 'tag':
      return `${chain}tag ${name}`;
    case 'history':
      return `${chain}history of ${name}, revision ${reference ?? ''},${end}`;
    case 'trash':
      return `${chain}trash entry ${reference ?? ''} (${name}),${end}`;
    case 'lease':
      return `${chain}lease${end}`;
  }
}

function imageLines(image: Image): readonly string[] {
  const isTrashed = image.repositoryState === 'trashed';
  const head = `${image.repository}${isTrashed ? ' (deleted)' : ''} image ${image.imageId}, ${image.state}`;
  if (image.reasons.length === 0) {
    const look =
      image.reviewDueAt === null
        ? 'is looked at when a reference is lost'
        : `is looked at ${image.reviewDueAt}`;
    return [head, `  kept by nothing; ${look}`];
  }
  return [
    `${head}, kept by`,
    ...image.reasons.map((reason) => `  ${reasonLine(image, reason)}`),
    ...(image.hasMoreReasons ? ['  and more'] : []),
  ];
}

function explanationText({ blob, images }: Explanation): string {
  const lines: string[] = [];
  if (blob) {
    lines.push(
      `blob ${blob.digest}, ${sizeText(blob.sizeBytes)}, ${blob.state}, under ${blob.storageKey}`,
      blob.images > 0
        ? `  kept by ${String(blob.images)} ${blob.images === 1 ? 'image' : 'images'}:`
        : `  kept by no image; is looked at ${blob.reviewDueAt ?? 'never'}`,
    );
  }
  for (const image of images) lines.push(...imageLines(image));
  return lines.join('\n');
}

export const explain: Command = {
  words: ['admin', 'gc', 'explain'],
  operands: ['IMAGE|DIGEST'],
  summary: 'Say what keeps an image or a blob: tags, history, trash, children, leases',
  details: 'IMAGE is a whole image id, DIGEST is sha256: and 64 hexadecimal digits.',
  options: {},
  async run({ invocation, connector, output }) {
    const [subject = ''] = invocation.operands;
    if (!subjectForm.test(subject)) {
      throw new CliError('usage', `${subject}: Neither an image id nor a digest (sha256:…)`);
    }
    const api = await connector.openApi(await connector.resolveHost(undefined));
    const found = answeredBody(
      api,
      `explaining ${subject}`,
      await api.client.GET('/api/gc/explain', { params: { query: { subject } } }),
    );
    output.done(snakeCase(found), explanationText(found));
  },
};
