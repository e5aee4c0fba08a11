import { AppError, TagName } from '@drydock/kernel';
import type { Actor, Call } from '../model/actor.ts';
import {
  callerOf,
  grantOf,
  imageId,
  jsonOf,
  payloadChecksumOf,
  repositoryId,
  type Bearer,
  type ImageToPush,
} from './cast.ts';

export type PushCall = 'look' | 'json' | 'layer' | 'checksum' | 'tag';

/** An engine's push of one image, or a part of one. It gives up on the first refusal, as engines do. */
export interface PushOptions extends Bearer {
  readonly image: ImageToPush;
  /** In this order. What `look` is told of is skipped, up to the tag; without it, nothing more than the next call follows. */
  readonly does?: readonly PushCall[];
  readonly tag?: string;
}

const wholePush: readonly PushCall[] = ['json', 'layer', 'checksum', 'tag'];

async function* body(layer: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(layer);
  await Promise.resolve();
}

export function pusher(options: PushOptions): Actor {
  const { name, image, repository, tag, does = wholePush } = options;
  const caller = callerOf(options);
  const key = { repositoryId: repositoryId(repository), imageId: imageId(image.letter) };
  const after = (call: PushCall): number | 'end' => {
    const next = does.indexOf(call) + 1;
    return next < does.length ? next : 'end';
  };
  const skip = (): number | 'end' => (does.includes('tag') ? does.indexOf('tag') : 'end');

  const calls: Readonly<Record<PushCall, Call>> = {
    async look(use, say) {
      try {
        await use.readImage(grantOf(options), key.imageId);
      } catch (error) {
        if (AppError.is(error, 'image_not_found', 'image_in_progress', 'layer_broken')) {
          return does[1] === 'tag' ? 'end' : after('look');
        }
        throw error;
      }
      say.told(key, 'complete');
      return skip();
    },
    async json(use, say) {
      const bytes = jsonOf(image);
      const parsed: unknown = JSON.parse(bytes.toString());
      try {
        await use.saveImageJson({ caller, imageId: key.imageId, json: bytes, parsed, checksum: undefined });
      } catch (error) {
        if (!AppError.is(error, 'image_exists')) throw error;
        say.told(key, 'complete');
        return skip();
      }
      say.told(key, 'json');
      return after('json');
    },
    async layer(use) {
      await use.storeLayer({ caller, imageId: key.imageId, body: body(image.layer), requestId: undefined });
      return after('layer');
    },
    async checksum(use, say) {
      const supplied = { checksum: undefined, payload: payloadChecksumOf(image) };
      await use.saveChecksum({ caller, imageId: key.imageId, supplied });
      say.told(key, 'complete');
      return after('checksum');
    },
    async tag(use) {
      const grant = grantOf(options);
      await use.moveTag({ grant, tag: TagName.parse(tag), body: key.imageId, userAgent: undefined });
      return 'end';
    },
  };
  return {
    name,
    calls: Object.fromEntries(does.map((call, index): [number, Call] => [index, calls[call]])),
    begins: [0],
    isEndless: false,
    keepsAnswersOf: does.flatMap((call, index) => (call === 'look' ? [index] : [])),
    ...(does.includes('layer') ? { uploads: key } : {}),
  };
}
