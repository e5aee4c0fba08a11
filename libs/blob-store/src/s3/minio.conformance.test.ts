import { startTestMinio } from '@drydock/testing';
import { blobStoreConformance } from '../conformance/blob-store-conformance.ts';
import { openS3Subject } from './s3-subject.ts';

blobStoreConformance('S3, MinIO', async () => ({
  ...(await openS3Subject(startTestMinio)),
  // On a full disk MinIO now and then loses its own record of the upload, and then knows none of this id.
  otherFullDiskCodes: ['upload_lost'],
}));
