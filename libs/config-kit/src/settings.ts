import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { setting } from './setting.ts';

/** Any text but the empty one, or of this form alone. */
export const text = (form: string, example: string, isRight: (value: string) => boolean = () => true) =>
  setting(z.string().min(1).refine(isRight), { form, example });

/** Never shown; `<NAME>_FILE` may name a file that holds it. */
export const secret = (options: { readonly minLength?: number; readonly form?: string } = {}) => {
  const minLength = options.minLength ?? 1;
  return setting(z.string().min(minLength), {
    form: options.form ?? `a secret of at least ${String(minLength)} characters`,
    example: 'the output of `openssl rand -hex 32`',
    isSecret: true,
  });
};

/** 0 lets the system choose. */
export const port = () =>
  setting(z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(0).max(65_535)), {
    form: 'a port from 0 to 65535 (0: any free one)',
    example: '5000',
  });

export const wholeNumber = (options: {
  readonly min: number;
  readonly max?: number;
  readonly unit: string;
  readonly example: number;
}) => {
  const max = options.max ?? Number.MAX_SAFE_INTEGER;
  const range =
    options.max === undefined ? `${String(options.min)} or more` : `${String(options.min)} to ${String(max)}`;
  return setting(
    z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(options.min).max(max)),
    {
      form: `a whole number of ${options.unit}, ${range}`,
      example: String(options.example),
    },
  );
};

/** A part of the whole, as 0.25. */
export const share = (example: string) =>
  setting(
    z
      .string()
      .regex(/^(?:0|0?\.\d+|1(?:\.0+)?)$/)
      .transform(Number),
    {
      form: 'a number from 0 to 1',
      example,
    },
  );

export const flag = () =>
  setting(
    z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((word) => ['true', '1', 'yes'].includes(word)),
    { form: 'true or false', example: 'true' },
  );

export const oneOf = <const W extends readonly [string, ...string[]]>(...words: W) =>
  setting(z.enum(words), { form: `one of ${words.join(', ')}`, example: words[0] });

const isUrlOf = (protocols: readonly string[]) => (value: string) => {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocols.includes(protocol.replace(/:$/, '')) && hostname !== '';
};

/** @param protocols without the colon. */
export const url = (protocols: readonly [string, ...string[]], example: string) =>
  setting(z.string().refine(isUrlOf(protocols)), {
    form: `a URL that begins with ${protocols.map((name) => `${name}://`).join(' or ')}`,
    example,
  });

/** A host of a URL and how it is spoken to: whatever else a URL may hold would be left out of account in silence. */
const isAddressOf = (protocols: readonly string[]) => (value: string) => {
  if (!isUrlOf(protocols)(value)) return false;
  const { pathname, search, hash, username, password } = new URL(value);
  return pathname === '/' && [search, hash, username, password].every((part) => part === '');
};

/** A URL of scheme, host and port alone. @param protocols without the colon. */
export const address = (protocols: readonly [string, ...string[]], example: string) =>
  setting(z.string().refine(isAddressOf(protocols)), {
    form: `a URL of ${protocols.map((name) => `${name}://`).join(' or ')} with a host, perhaps a port, and nothing else`,
    example,
  });

/** A URL that may hold a password, so it is treated as a secret. */
export const secretUrl = (protocols: readonly [string, ...string[]], example: string) =>
  setting(z.string().refine(isUrlOf(protocols)), {
    form: `a URL that begins with ${protocols.map((name) => `${name}://`).join(' or ')}`,
    example,
    isSecret: true,
  });

/** Separated by commas; blanks around them do not count, nor do empty places. */
export const list = (
  item: { readonly test: (value: string) => boolean },
  facts: { readonly form: string; readonly example: string },
) =>
  setting(
    z
      .string()
      .transform((value) =>
        value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .refine((parts) => parts.every((part) => item.test(part)))
      .readonly(),
    facts,
  );

const isNetwork = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  return isIP(address) !== 0 && isPrefix && rest.length === 0;
};

/** Addresses and networks of both families, each whole: `10/8` is neither. */
export const networks = (example: string) =>
  list({ test: isNetwork }, { form: 'addresses or networks, separated by commas', example });

/** The replicas of a service, or one name for all of them. */
export const serviceUrls = (example: string) => {
  const facts = {
    form: 'one or more URLs of http://, a host and perhaps a port, separated by commas',
    example,
  };
  return setting(
    list({ test: isAddressOf(['http']) }, facts).refine((urls) => urls.length > 0),
    facts,
  );
};

/** Which of its databases a Redis URL means comes last, as a number. */
export const redisUrl = () =>
  setting(
    z
      .string()
      .refine((value) => isUrlOf(['redis', 'rediss'])(value) && /^\/?\d*$/.test(new URL(value).pathname)),
    {
      form: 'a URL that begins with redis:// or rediss://, with the number of a database at its end or none',
      example: 'redis://:password@redis:6379',
      isSecret: true,
    },
  );

/** The path of a file with certificates; the value is what is in it. */
export const certificateFile = (example: string) =>
  setting(
    z.string().transform((path, context) => {
      try {
        const pem = readFileSync(path, 'utf8');
        if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem;
      } catch {
        // Said below, as for a file that holds something else.
      }
      context.addIssue({ code: 'custom' });
      return z.NEVER;
    }),
    { form: 'the path of a PEM file with certificates that this user may read', example },
  );
