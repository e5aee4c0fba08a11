import { AppError } from './app-error.ts';

declare const brand: unique symbol;
/** `sha256:` and 64 lower-case hex digits, of bytes exactly as they are stored. */
export type Digest = string & { readonly [brand]: 'Digest' };

const pattern = /^sha256:[0-9a-f]{64}$/;

export const Digest = {
  is: (text: unknown): text is Digest => typeof text === 'string' && pattern.test(text),
  /** @throws AppError `invalid_request` */
  parse(text: unknown): Digest {
    if (!Digest.is(text)) throw new AppError('invalid_request', { message: 'Not a sha256 digest' });
    return text;
  },
  fromHex: (hex: string): Digest => Digest.parse(`sha256:${hex}`),
};
