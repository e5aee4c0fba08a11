import { AppError } from './app-error.ts';

declare const brand: unique symbol;
/** A v1 image id: 64 lower-case hex digits, or 16 for two historic base images (protocol 2.7). Not a content hash. */
export type ImageId = string & { readonly [brand]: 'ImageId' };

const pattern = /^(?:[0-9a-f]{64}|[0-9a-f]{16})$/;

export const ImageId = {
  is: (text: unknown): text is ImageId => typeof text === 'string' && pattern.test(text),
  /** @throws AppError `invalid_image_id` */
  parse(text: unknown): ImageId {
    if (!ImageId.is(text)) throw new AppError('invalid_image_id');
    return text;
  },
};
