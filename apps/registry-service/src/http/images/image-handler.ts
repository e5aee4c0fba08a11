import type { ContentHandler } from '@drydock/http-kit';
import type { ImageId } from '@drydock/kernel';

export type ImageHandler = ContentHandler<ImageId>;
