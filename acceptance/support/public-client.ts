import { fileURLToPath } from 'node:url';
import { createContractValidator, createRawClient, type RawClient } from '@drydock/testing';

const openapi = fileURLToPath(new URL('../../openapi', import.meta.url));
const validator = createContractValidator(openapi, 'gateway.yaml');

/** A client whose every answer is held against the public contract. */
export const publicClient = (url: string): RawClient => createRawClient(url, validator);
