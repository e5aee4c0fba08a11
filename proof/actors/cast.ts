import { createHash } from 'node:crypto';
import { ImageId, type TokenClaims } from '@drydock/kernel';
import type { Caller, Grant } from '@drydock/registry-core';
import { digestOf } from '../model/objects.ts';

/** Readable in a counterexample: the letter that is repeated. */
export const imageId = (letter: string): ImageId => ImageId.parse(letter.repeat(64));
export const repositoryId = (n: number): string => `00000000-0000-4000-8000-00000000000${String(n)}`;
export const repositoryName = (n: number): string => `test/repository${String(n)}`;
export const userId = '11111111-1111-4111-8111-111111111111';

const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** What an actor's token lets it do. */
export interface Bearer {
  readonly name: string;
  readonly repository: number;
  readonly links?: readonly number[];
}

export function callerOf({ name, repository, links = [] }: Bearer): Caller {
  const claims: TokenClaims = {
    tokenId: uuidOf(name),
    repositoryId: repositoryId(repository),
    repository: repositoryName(repository),
    access: 'write',
    userId,
    issuedAt: 0,
    expiresAt: 4_000_000_000,
    links: links.map(repositoryId),
  };
  return { kind: 'token', claims };
}

export function grantOf({ name, repository, links = [] }: Bearer): Grant {
  return {
    repositoryId: repositoryId(repository),
    userId,
    tokenId: uuidOf(name),
    links: links.map(repositoryId),
    canWrite: true,
  };
}

export interface ImageToPush {
  readonly letter: string;
  readonly parent?: string;
  /** The text that stands for the layer's bytes. */
  readonly layer: string;
  /** Makes the JSON another one. */
  readonly comment?: string;
}

/** The JSON that an engine sends. */
export const jsonOf = (image: ImageToPush): Buffer =>
  Buffer.from(
    JSON.stringify({
      id: imageId(image.letter),
      ...(image.parent === undefined ? {} : { parent: imageId(image.parent) }),
      ...(image.comment === undefined ? {} : { comment: image.comment }),
    }),
  );

/** sha256 of JSON, line feed, layer (protocol 8.2). */
export const payloadChecksumOf = (image: ImageToPush): string =>
  digestOf(`${jsonOf(image).toString()}\n${image.layer}`);
