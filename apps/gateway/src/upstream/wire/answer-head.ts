/** The head of an answer: names and values in turn, spelling and repetitions as the service wrote them. */
export interface AnswerHead {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly string[];
  /** How the body ends; `none` also where the status or the question allows none. */
  readonly body: 'none' | 'chunked' | 'until-close' | { readonly bytes: number };
  /** The connection may be used for another question once the body has ended. */
  readonly isKept: boolean;
}

/** What a service sent is no HTTP/1.1 that could be passed on without guessing. */
export class BadAnswer extends Error {}

const statusLine = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: (.*))?$/;
const decimal = /^\d{1,15}$/;

interface Framing {
  length: string | undefined;
  isChunked: boolean;
  connection: string;
}

/** The three headers that say where the body ends are told from others by their lengths before they are compared. */
function noteFraming(framing: Framing, name: string, value: string): void {
  if (name.length !== 10 && name.length !== 14 && name.length !== 17) return;
  const key = name.toLowerCase();
  if (key === 'connection') framing.connection += `,${value.toLowerCase()}`;
  else if (key === 'content-length') {
    if (!decimal.test(value) || (framing.length !== undefined && framing.length !== value)) {
      throw new BadAnswer('Content-Length makes no sense');
    }
    framing.length = value;
  } else if (key === 'transfer-encoding') {
    if (framing.isChunked || value.toLowerCase() !== 'chunked')
      throw new BadAnswer('Transfer-Encoding is not chunked');
    framing.isChunked = true;
  }
}

function bodyOf(framing: Framing, status: number, method: string): AnswerHead['body'] {
  // RFC 9112, 6.3; both at once may mean two things to two readers, so it means nothing here.
  if (framing.isChunked && framing.length !== undefined) throw new BadAnswer('two lengths of one body');
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return 'none';
  if (framing.isChunked) return 'chunked';
  if (framing.length === undefined) return 'until-close';
  return { bytes: Number(framing.length) };
}

/** @param text a head without its empty line, one character for each byte. @param method of the question. @throws BadAnswer */
export function parseHead(text: string, method: string): AnswerHead {
  const firstEnd = text.indexOf('\r\n');
  const first = statusLine.exec(firstEnd < 0 ? text : text.slice(0, firstEnd));
  if (!first) throw new BadAnswer('no status line of HTTP/1.1');
  const headers: string[] = [];
  const framing: Framing = { length: undefined, isChunked: false, connection: '' };
  for (let start = firstEnd + 2; firstEnd >= 0 && start < text.length;) {
    const found = text.indexOf('\r\n', start);
    const end = found < 0 ? text.length : found;
    const colon = text.indexOf(':', start);
    // Also refuses a line that goes on with the one before: RFC 9112, 5.2.
    const name = colon > start && colon < end ? text.slice(start, colon) : '';
    if (name === '' || name.includes(' ') || name.includes('\t'))
      throw new BadAnswer('a header without a name');
    const value = text.slice(colon + 1, end).trim();
    headers.push(name, value);
    noteFraming(framing, name, value);
    start = end + 2;
  }
  const status = Number(first[2]);
  const body = bodyOf(framing, status, method);
  const isKept = first[1] === '1' && body !== 'until-close' && !framing.connection.includes('close');
  return { status, reason: first[3] ?? '', headers, body, isKept };
}
