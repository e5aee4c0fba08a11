import type { importJWK } from 'jose';

/** A key in the form that `jose` signs and verifies with. */
export type ImportedKey = Awaited<ReturnType<typeof importJWK>>;
