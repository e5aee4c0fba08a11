/**
 * The `Authorization` header as engines really send it (protocol 4.1, 4.2). `anonymous` covers no header, an empty
 * `Token `, and `Basic Og==`; `malformed` is anything that names a scheme and holds nothing usable.
 */
export type Authorization =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | {
      readonly kind: 'token';
      readonly signature: string;
      readonly repository: string | undefined;
      readonly access: string | undefined;
    }
  | { readonly kind: 'malformed' };

const anonymous: Authorization = { kind: 'anonymous' };
const malformed: Authorization = { kind: 'malformed' };
const maxLength = 32_768;

function parseBasic(encoded: string): Authorization {
  if (encoded === '') return anonymous;
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) return malformed;
  const bytes = Buffer.from(encoded, 'base64');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Old shells send Latin-1; the password then simply does not match.
    text = bytes.toString('latin1');
  }
  const colon = text.indexOf(':');
  if (colon < 0) return malformed;
  const username = text.slice(0, colon);
  const password = text.slice(colon + 1);
  if (username === '' && password === '') return anonymous;
  return { kind: 'basic', username, password };
}

function parseToken(rest: string): Authorization {
  const text = rest.replace(/^(?:token\s+)+/i, '').trim();
  if (text === '' || /^token$/i.test(text)) return anonymous;
  const members = new Map<string, string>();
  for (const part of text.split(',')) {
    const match = /^\s*(?:token\s+)*([A-Za-z_]+)\s*=\s*("?)(.*?)\2\s*$/i.exec(part);
    // Several tokens may be joined with commas; the last occurrence of a member counts.
    if (match) members.set((match[1] ?? '').toLowerCase(), match[3] ?? '');
  }
  const signature = members.get('signature');
  if (signature === undefined || signature === '') return malformed;
  return { kind: 'token', signature, repository: members.get('repository'), access: members.get('access') };
}

/** Never throws. @param header the value as received, or undefined when there was none. */
export function parseAuthorization(header: string | undefined): Authorization {
  if (header === undefined || header.trim() === '') return anonymous;
  if (header.length > maxLength) return malformed;
  const match = /^\s*([A-Za-z]+)(?:\s+(.*?))?\s*$/s.exec(header);
  if (!match) return malformed;
  const scheme = (match[1] ?? '').toLowerCase();
  const rest = match[2] ?? '';
  if (scheme === 'basic') return parseBasic(rest.trim());
  if (scheme === 'token') return parseToken(rest);
  return malformed;
}
