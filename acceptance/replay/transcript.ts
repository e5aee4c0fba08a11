import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HeaderList } from '@drydock/testing';

export type RecordedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'binary';
      readonly sizeBytes: number;
      readonly chunks: number | undefined;
    };

export interface RecordedStep {
  readonly number: number;
  readonly method: string;
  readonly path: string;
  readonly requestHeaders: HeaderList;
  readonly requestBody: RecordedBody;
  readonly status: number;
  readonly responseHeaders: HeaderList;
  readonly responseBody: RecordedBody;
}

export interface Transcript {
  readonly name: string;
  readonly engine: string;
  readonly scenario: string;
  readonly steps: readonly RecordedStep[];
}

const directory = fileURLToPath(new URL('../fixtures/transcripts', import.meta.url));

function parseBody(line: string | undefined): RecordedBody {
  const rest = line?.replace(/^ {3}body: /, '') ?? '(none)';
  if (rest === '(none)' || rest === '(empty)') return { kind: 'none' };
  const binary = /^(?:\(chunked, (\d+) chunks?\) )?(\d+) bytes binary/.exec(rest);
  if (binary) {
    return {
      kind: 'binary',
      sizeBytes: Number(binary[2]),
      chunks: binary[1] === undefined ? undefined : Number(binary[1]),
    };
  }
  const text = /^(?:\(chunked, \d+ chunks?\) )?(\d+) bytes: (.*)$/s.exec(rest);
  if (!text) throw new Error(`a body of unknown form: ${rest.slice(0, 80)}`);
  const shown = text[2] ?? '';
  // A newline at the end of a body is not shown on its line; the stated length has it.
  return { kind: 'text', text: Buffer.byteLength(shown) < Number(text[1]) ? `${shown}\n` : shown };
}

function parseMessage(lines: readonly string[]): { first: string; headers: HeaderList; body: RecordedBody } {
  const [first = '', ...rest] = lines.filter((line) => line !== '');
  const headers = rest
    .filter((line) => /^[A-Za-z-]+:/.test(line))
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    });
  return { first, headers, body: parseBody(rest.find((line) => line.startsWith('   body: '))) };
}

/** Reads what an engine sent and what the recording server answered; lines of connections and output are left out. */
export function parseTranscript(name: string, text: string): Transcript {
  const [, engine = '', scenario = ''] = /^(v[0-9.]+(?:-ce)?)-(.+)$/.exec(name) ?? [];
  const steps = text
    .split(/^#{5,8} (?:exit|conn).*$/m)
    .flatMap((part) => part.split(/^===== /m).slice(1))
    .map((block): RecordedStep => {
      const [head = '', answer = ''] = block.split(/^-----> response$/m);
      const [title = '', ...requestLines] = head.split('\n');
      const request = parseMessage(requestLines);
      const response = parseMessage(answer.split('\n'));
      const [method = '', path = ''] = request.first.split(' ');
      return {
        number: Number(/^request (\d+)/.exec(title)?.[1]),
        method,
        path,
        requestHeaders: request.headers,
        requestBody: request.body,
        status: Number(response.first.split(' ')[1]),
        responseHeaders: response.headers,
        responseBody: response.body,
      };
    });
  return { name, engine, scenario, steps };
}

export function loadTranscripts(): readonly Transcript[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => parseTranscript(file.replace(/\.txt$/, ''), readFileSync(`${directory}/${file}`, 'utf8')));
}

export const headerOf = (headers: HeaderList, name: string): string | undefined =>
  headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** `,repository="ns/name",access=write` of a token: all that an answer of ours must share with the recorded one. */
export const repositoryOfToken = (token: string): string => token.slice(token.indexOf(',repository='));
