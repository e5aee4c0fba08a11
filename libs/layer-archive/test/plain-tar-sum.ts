import { createHash } from 'node:crypto';
import type { RawEntry } from './a-tar.ts';

const sha256 = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'string' ? Buffer.from(part, 'latin1') : part);
  return hash.digest('hex');
};

/** Section 8.3 of the protocol word for word, over what a tar was made of and not over its bytes. */
function digestOf(entry: RawEntry, version: 'v0' | 'v1'): { path: string; hex: string } {
  const pax = entry.pax ?? {};
  const name = entry.gnuName ?? pax['path'] ?? entry.name;
  const isDevice = entry.typeflag === '3' || entry.typeflag === '4';
  const mtime = pax['mtime']?.split('.')[0] ?? entry.mtime ?? 0;
  const xattrs = Object.entries(pax)
    .filter(([key]) => key.startsWith('SCHILY.xattr.'))
    .map(([key, value]) => [key.slice('SCHILY.xattr.'.length), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const body = entry.body ?? Buffer.alloc(0);
  const hex = sha256(
    `name${name}mode${entry.mode ?? 0o644}uid${pax['uid'] ?? entry.uid ?? 0}gid${pax['gid'] ?? entry.gid ?? 0}`,
    `size${body.length}${version === 'v0' ? `mtime${mtime}` : ''}typeflag${entry.typeflag}`,
    `linkname${entry.gnuLink ?? pax['linkpath'] ?? entry.linkname ?? ''}`,
    `uname${pax['uname'] ?? entry.uname ?? ''}gname${pax['gname'] ?? entry.gname ?? ''}`,
    `devmajor${isDevice ? (entry.devmajor ?? 0) : 0}devminor${isDevice ? (entry.devminor ?? 0) : 0}`,
    version === 'v0' ? '' : xattrs.map(([key, value]) => key + value).join(''),
    body,
  );
  let path = name;
  if (path.startsWith('./')) path = path.slice(2);
  if (path.endsWith('/')) path = path.slice(0, -1);
  return { path, hex };
}

/** All digests sorted plainly, and those of the last entry of each path only. The same when no path comes twice. */
export function plainTarSums(entries: readonly RawEntry[], version: 'v0' | 'v1', json: string): string[] {
  const digests = entries.map((entry) => digestOf(entry, version));
  const last = digests.filter(
    ({ path }, index) => !digests.some((other, later) => later > index && other.path === path),
  );
  const label = version === 'v0' ? 'tarsum' : 'tarsum.v1';
  return [digests, last].map((kept) => {
    const hexes = kept.map(({ hex }) => hex).sort();
    return `${label}+sha256:${sha256(Buffer.from(json), hexes.join(''))}`;
  });
}
