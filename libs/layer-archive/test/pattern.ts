/** What `fixtures/compressed` holds, packed by bzip2 1.0, xz 5 and zstd 1: noise, long runs and text, the same every time. */
export function patternBytes(length = 300_000): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12_345;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const third = Math.floor((at * 3) / length);
    bytes[at] = third === 0 ? state >>> 24 : third === 1 ? Math.floor(at / 700) % 5 : 97 + ((at % 23) % 7);
  }
  return bytes;
}
