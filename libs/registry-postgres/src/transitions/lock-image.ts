import type { ImageKey } from '@drydock/registry-core';
import type { Queryable } from '../store-context.ts';

export interface LockedImage {
  readonly parent: string | null;
  readonly state: string;
  readonly digest: string | null;
  readonly jsonRevision: number;
  readonly payloadChecksum: string | null;
  readonly tarsums: readonly string[];
  readonly expectedChecksum: string | null;
  readonly isExpectationRequired: boolean;
  /** Its blob is there and not known to be broken. */
  readonly isReadable: boolean;
}

interface Row {
  parent: string | null;
  state: string;
  digest: string | null;
  json_revision: string;
  payload_checksum: string | null;
  tarsums: string[];
  expected_checksum: string | null;
  expectation_required: boolean;
}

/**
 * Locks the row against every other writer. The blob is looked at in a statement of its own: after a wait for the lock, a join
 * would still see the blobs of before the wait.
 */
export async function lockImage(client: Queryable, key: ImageKey): Promise<LockedImage | undefined> {
  const { rows } = await client.query<Row>(
    `SELECT parent, state, digest, json_revision, payload_checksum, tarsums, expected_checksum, expectation_required
       FROM images WHERE repository_id = $1 AND image_id = $2 FOR NO KEY UPDATE`,
    [key.repositoryId, key.imageId],
  );
  const row = rows[0];
  if (!row) return undefined;
  const blob =
    row.digest === null
      ? undefined
      : await client.query(`SELECT 1 FROM blobs WHERE digest = $1 AND state = 'available'`, [row.digest]);
  return {
    parent: row.parent,
    state: row.state,
    digest: row.digest,
    jsonRevision: Number(row.json_revision),
    payloadChecksum: row.payload_checksum,
    tarsums: row.tarsums,
    expectedChecksum: row.expected_checksum,
    isExpectationRequired: row.expectation_required,
    isReadable: blob?.rowCount === 1,
  };
}
