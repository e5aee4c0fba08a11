import type { ImageId } from '@drydock/kernel';
import type { ContentHandler } from '../content-handler.ts';

export type ImageHandler = ContentHandler<ImageId>;
