const members: Readonly<Record<string, string>> = {
  docker: 'docker_version',
  go: 'docker_go_version',
  kernel: 'kernel',
  os: 'os',
  arch: 'arch',
};
const lowerCased = new Set(['kernel', 'os', 'arch']);
const maxLength = 256;

/** What a pushing engine says of itself: `docker/x go/y git-commit/… kernel/… os/… arch/…` (protocol 3.27). */
export function readUserAgent(userAgent: string | undefined): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const part of (userAgent ?? '').slice(0, 2_048).split(/\s+/)) {
    const slash = part.indexOf('/');
    const member = slash > 0 ? members[part.slice(0, slash)] : undefined;
    if (member === undefined) continue;
    const value = part.slice(slash + 1, slash + 1 + maxLength);
    facts[member] = lowerCased.has(member) ? value.toLowerCase() : value;
  }
  return facts;
}
