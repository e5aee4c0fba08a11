import type { StorageKey } from '@drydock/registry-core';

export interface S3Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly sessionToken?: string;
}

export interface S3BlobStoreSettings {
  /** A URL: scheme, host, port. */
  readonly endpoint: string;
  /** The one that clients reach; presigned URLs are made for it. Without it there are none. */
  readonly publicEndpoint?: string;
  readonly bucket: string;
  /** Default `us-east-1`. Always named, so that no call has to ask for it. */
  readonly region?: string;
  /** `https://host/bucket/key` rather than `https://bucket.host/key`. Default true. */
  readonly pathStyle?: boolean;
  /** Without them: the machine's or the pod's own identity (web identity token, container or instance role). */
  readonly credentials?: S3Credentials;
  /** PEM, for an authority that the system does not know. */
  readonly ca?: string;
  /** Within this the store answers a call, its repeats included; a part or a read gets more by its size. Default 30 s. */
  readonly deadlineMs?: number;
  /** How long a failed upload waits for each call of its clean-up; what is left then, somebody else removes. Default 5 s. */
  readonly cleanUpMs?: number;
  /** How fast a part must go, on average, not to be taken for standing still. Default 256 KiB/s. */
  readonly slowestBytesPerSecond?: number;
  /** At most this many connections to the store. Default 256. */
  readonly maxSockets?: number;
  /** Something was left in the store for reconciliation to find. Must not throw. */
  readonly onLeftover?: (leftover: S3Leftover) => void;
}

export interface S3Leftover {
  readonly key: StorageKey;
  readonly uploadId: string | undefined;
  readonly error: unknown;
}
