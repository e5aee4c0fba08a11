import type { BootstrapOutcome } from '@drydock/hub-service';

export interface BannerFacts {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  readonly publicUrl: string | undefined;
  readonly dataDirectory: string;
  readonly registration: string;
  readonly administrator: BootstrapOutcome;
}

function passwordLine({ password }: BootstrapOutcome): string {
  switch (password.kind) {
    case 'generated':
      return `${password.value}   (generated; shown this once, so keep it)`;
    case 'given':
      return 'as DRYDOCK_ADMIN_PASSWORD says';
    case 'kept':
      return 'as it was set before (another DRYDOCK_ADMIN_PASSWORD sets a new one)';
  }
}

/** An address that can be typed into a client on this machine. */
function clientAddress(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `localhost:${String(port)}`;
  return host.includes(':') ? `[${host}]:${String(port)}` : `${host}:${String(port)}`;
}

/** What somebody who has just started Drydock wants to know. */
export function banner(facts: BannerFacts): string {
  const address = facts.publicUrl ? new URL(facts.publicUrl).host : clientAddress(facts.host, facts.port);
  const url = facts.publicUrl ?? `${facts.isTls ? 'https' : 'http'}://${address}`;
  const { username } = facts.administrator;
  return `
Drydock listens on ${url}
  data directory   ${facts.dataDirectory}
  administrator    ${username}
  password         ${passwordLine(facts.administrator)}
  registration     ${facts.registration}
  API reference    ${url}/docs

Try next, in another terminal:
  npx drydock login ${address} -u ${username}
  npx drydock push image.tar ${address}/${username}/hello:latest
  npx drydock pull ${address}/${username}/hello:latest -o copy.tar

Ctrl-C stops it.
`;
}
