import { startTestVersitygw } from '@drydock/testing';
import { blobStoreConformance } from '../conformance/blob-store-conformance.ts';
import { openS3Subject } from './s3-subject.ts';

// Its listings give names with `+ % ' "` in another form than they were put.
blobStoreConformance('S3, versitygw', () => openS3Subject(startTestVersitygw, { listsOddNames: false }));
