import { AppError } from './app-error.ts';

declare const brand: unique symbol;
export type TagName = string & { readonly [brand]: 'TagName' };

const pattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;

export const TagName = {
  is: (text: unknown): text is TagName => typeof text === 'string' && pattern.test(text),
  /** For writes (protocol 2.7); reads and deletions look a tag up by whatever name they are given. @throws AppError `invalid_tag_name` */
  parse(text: unknown): TagName {
    if (!TagName.is(text)) throw new AppError('invalid_tag_name');
    return text;
  },
};
