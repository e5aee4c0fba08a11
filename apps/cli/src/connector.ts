import { CliError } from './cli-error.ts';
import type { CredentialStore } from './credentials.ts';
import { findOrigin, parseHost } from './http/address.ts';
import { createApi, type Api } from './http/api-client.ts';
import { createV1Session, type V1Session } from './http/v1-session.ts';

/** From the name of a host to something that can be called, with the credentials kept for it. */
export interface Connector {
  /** `--host`, if given. */
  readonly givenHost: string | undefined;
  /** @param host as typed; else `--host`, else the host logged in to last. @throws CliError `usage`, also for two hosts */
  resolveHost(host: string | undefined): Promise<string>;
  openApi(host: string): Promise<Api>;
  openSession(host: string): Promise<V1Session>;
  /** @throws CliError `unreachable` */
  findOrigin(host: string): Promise<string>;
}

export interface ConnectorDeps {
  readonly credentials: CredentialStore;
  readonly givenHost: string | undefined;
  readonly isInsecureAllowed: boolean;
  readonly signal: AbortSignal;
}

export function createConnector({
  credentials,
  givenHost,
  isInsecureAllowed,
  signal,
}: ConnectorDeps): Connector {
  const originOf = (host: string): Promise<string> => findOrigin(host, { isInsecureAllowed, signal });
  const loginFor = (host: string) => credentials.findLogin(parseHost(host).host);
  return {
    givenHost,
    findOrigin: originOf,
    async resolveHost(host) {
      if (host !== undefined && givenHost !== undefined && host !== givenHost)
        throw new CliError('usage', `which host? "${host}" is named, and --host ${givenHost}`);
      const found = host ?? givenHost ?? (await credentials.findCurrentHost());
      if (found !== undefined) return found;
      throw new CliError(
        'usage',
        'which host? Name it with --host HOST, or log in first: drydock login HOST -u USER',
      );
    },
    async openApi(host) {
      const login = await loginFor(host);
      return createApi(await originOf(host), login, signal);
    },
    async openSession(host) {
      const login = await loginFor(host);
      return createV1Session({ origin: await originOf(host), login, isInsecureAllowed, signal });
    },
  };
}
