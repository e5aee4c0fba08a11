import { AppError } from '@drydock/kernel';

const dotSegment = /(?:^|\/)\.{1,2}(?:\/|$)/;

/** Names of the management interface may hold slashes of their own; a name of the v1 wire may not (protocol 2.6). */
const mayHoldEscapedSlash = (raw: string) => raw.startsWith('/api/');

function isPlain(raw: string): boolean {
  for (let index = 0; index < raw.length; index += 1) {
    const char = raw.charCodeAt(index);
    if (char === 0x25 || char <= 0x20 || char >= 0x7f) return false;
  }
  return true;
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charCodeAt(index);
    if (char < 0x20 || char === 0x7f) return true;
  }
  return false;
}

/** A request's target as a service takes it: proxies may send the absolute form. */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const scheme = /^https?:\/\/[^/?]*/i.exec(target);
  if (!scheme) return target;
  const rest = target.slice(scheme[0].length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

export function pathOf(target: string): string {
  const origin = originForm(target);
  const query = origin.indexOf('?');
  return query < 0 ? origin : origin.slice(0, query);
}

/**
 * Services decode a path once more, so that what would be read in two ways is refused here. @param raw as it was sent, without the query.
 * @returns it with its escapes decoded once. @throws AppError `invalid_request` for a bad escape, `%2F`, a control character, or a dot segment however it is spelt.
 */
export function checkPath(raw: string): string {
  let decoded = raw;
  if (!isPlain(raw)) {
    if (/%2f/i.test(raw) && !mayHoldEscapedSlash(raw)) throw new AppError('invalid_request');
    try {
      decoded = decodeURIComponent(raw);
    } catch (error) {
      throw new AppError('invalid_request', { cause: error });
    }
    if (hasControl(decoded)) throw new AppError('invalid_request');
  }
  if (!decoded.startsWith('/') || (decoded.includes('/.') && dotSegment.test(decoded))) {
    throw new AppError('invalid_request');
  }
  return decoded;
}
