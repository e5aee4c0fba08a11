export interface Follower {
  readonly userAgent: string | undefined;
  /** What the client called, with its port. */
  readonly host: string;
  /** Of the address under which clients reach the store, without its port; undefined when unknown. */
  readonly storeHost: string | undefined;
}

const engine = /^docker\/(\d+)\.(\d+)/;
/** From here on an engine's transport adds no credentials to a redirected request (protocol 4.3). */
const keepsCredentials = { major: 1, minor: 7 };

const hostnameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase();

const isSameSite = (host: string, other: string): boolean => host === other || other.endsWith(`.${host}`);

/**
 * Does this client get a layer from a store that it is sent to by a signed URL (protocol 4.3)? Engines follow a redirected GET or HEAD,
 * and those since 0.12 carry `Range` along. What is not known to leave its `Authorization` behind, which stores refuse next to a
 * signature, can't: scripts on curl, and engines before 1.7 when the store has the registry's own host name.
 */
export function canFollowToStore({ userAgent = '', host, storeHost }: Follower): boolean {
  if (userAgent.startsWith('drydock-cli')) return true;
  const [, major, minor] = engine.exec(userAgent) ?? [];
  if (major === undefined || minor === undefined) return false;
  const isLater =
    Number(major) > keepsCredentials.major ||
    (Number(major) === keepsCredentials.major && Number(minor) >= keepsCredentials.minor);
  return isLater || (storeHost !== undefined && !isSameSite(hostnameOf(host), storeHost.toLowerCase()));
}
