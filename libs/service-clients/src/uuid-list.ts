/** Uuids as bytes: two hundred of them must fit into a request header beside everything else. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function packUuids(ids: readonly string[]): string {
  return Buffer.concat(ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'))).toString('base64url');
}

/** @returns undefined when the text is not a whole number of uuids. */
export function unpackUuids(text: string): readonly string[] | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length % 16 !== 0) return undefined;
  const ids: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 16) {
    const hex = bytes.toString('hex', offset, offset + 16);
    ids.push(
      [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
    );
  }
  return ids.every((id) => uuid.test(id)) ? ids : undefined;
}
