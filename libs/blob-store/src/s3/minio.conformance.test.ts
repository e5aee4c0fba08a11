import { startTestMinio } from '@drydock/testing';
import { blobStoreConformance } from '../conformance/blob-store-conformance.ts';
import { openS3Subject } from './s3-subject.ts';

blobStoreConformance('S3, MinIO', () => openS3Subject(startTestMinio));
