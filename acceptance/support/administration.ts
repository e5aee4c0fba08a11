import { randomBytes } from 'node:crypto';
import type { RawClient, RawResponse } from '@drydock/testing';
import { basic } from './credentials.ts';
import { publicClient } from './public-client.ts';
import type { Deployment } from './start-deployment.ts';

export interface TestUser {
  readonly username: string;
  readonly password: string;
  readonly authorization: string;
}

export type GrantLevel = 'read' | 'write' | 'admin';

export interface Administration {
  readonly client: RawClient;
  /** The administrator's own account. */
  readonly admin: TestUser;
  /** A new active account; its name is its namespace. */
  createUser(label?: string): Promise<TestUser>;
  grant(namespace: string, user: TestUser, level: GrantLevel): Promise<void>;
  /** Gone or never there; anything else throws. */
  removeRepository(repository: string): Promise<void>;
}

export function expectStatus(response: RawResponse, ...statuses: readonly number[]): RawResponse {
  if (statuses.includes(response.status)) return response;
  throw new Error(`expected ${statuses.join(' or ')}, got ${String(response.status)}: ${response.text()}`);
}

/** Seeds accounts and rights through the public API, as an operator would. */
export function administer(deployment: Deployment): Administration {
  const client = publicClient(deployment.url);
  const admin = {
    ...deployment.admin,
    authorization: basic(deployment.admin.username, deployment.admin.password),
  };
  const json = (method: string, path: string, body: unknown) =>
    client.request({
      method,
      path,
      headers: { Authorization: admin.authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    client,
    admin,
    async createUser(label = 'user') {
      const username = `${label}_${randomBytes(4).toString('hex')}`;
      const password = `secret-${username}`;
      const email = `${username}@example.com`;
      expectStatus(await json('POST', '/api/users', { username, password, email, active: true }), 201);
      return { username, password, authorization: basic(username, password) };
    },
    async grant(namespace, user, level) {
      expectStatus(await json('PUT', '/api/grants', { namespace, username: user.username, level }), 204);
    },
    async removeRepository(repository) {
      const response = await client.request({
        method: 'DELETE',
        path: `/v1/repositories/${repository}/`,
        headers: { Authorization: admin.authorization },
      });
      expectStatus(response, 200, 404);
    },
  };
}
