import { isIPv4 } from 'node:net';
import { CliError } from '../cli-error.ts';
import { probe, type ProbeResult } from './probe.ts';

export interface AddressOptions {
  /** Plain http to hosts other than this machine. */
  readonly isInsecureAllowed: boolean;
  readonly signal: AbortSignal;
}

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' ||
  name.endsWith('.localhost') ||
  name === '[::1]' ||
  (isIPv4(name) && name.startsWith('127.'));

/** @throws CliError `usage` */
export function parseHost(text: string): { readonly host: string; readonly isLoopback: boolean } {
  const host = text.replace(/^https?:\/\//, '').replace(/\/(?:v1\/?)?$/, '');
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  if (
    !url ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.username !== '' ||
    /[\s/?#@]/.test(host) ||
    host === ''
  ) {
    throw new CliError('usage', `"${text}" is not a host: write NAME or NAME:PORT`);
  }
  return { host, isLoopback: isLoopbackName(url.hostname) };
}

/** @throws CliError `unreachable` when plain http would go over a network without `--insecure` */
export function assertMaySend(url: URL, isInsecureAllowed: boolean): void {
  if (url.protocol === 'https:' || isLoopbackName(url.hostname) || isInsecureAllowed) return;
  throw new CliError('unreachable', `${url.host} is plain http: nothing is sent over it without --insecure`);
}

function explain(host: string, attempts: readonly ProbeResult[], hint: string): CliError {
  const answers = attempts.map(({ url, reason }) => `${url}: ${reason ?? 'no answer'}`);
  return new CliError(
    'unreachable',
    `no Docker registry of API v1 answers at ${host} (${answers.join('; ')})${hint}`,
  );
}

/**
 * Finds out how a host is spoken to. This machine: http, or https when that is what listens there. Any other: https alone, and plain
 * http after it only with `--insecure`.
 * @returns the origin, such as `https://registry.example:5000`. @throws CliError `unreachable`, `usage`
 */
export async function findOrigin(text: string, options: AddressOptions): Promise<string> {
  const { host, isLoopback } = parseHost(text);
  const stated = /^(https?):\/\//.exec(text)?.[1];
  const order = isLoopback ? ['http', 'https'] : ['https', ...(options.isInsecureAllowed ? ['http'] : [])];
  const attempts: ProbeResult[] = [];
  for (const scheme of stated === undefined ? order : [stated]) {
    const origin = `${scheme}://${host}`;
    assertMaySend(new URL(origin), options.isInsecureAllowed);
    const result = await probe(origin, options.signal);
    if (result.isRegistry) return origin;
    attempts.push(result);
  }
  const isHttpLeft = !isLoopback && !options.isInsecureAllowed;
  throw explain(host, attempts, isHttpLeft ? '; plain http was not tried: it needs --insecure' : '');
}
