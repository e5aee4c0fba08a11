import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createS3Part } from './s3-part.ts';

async function chunksOf(part: ReturnType<typeof createS3Part>): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.body() as AsyncIterable<Buffer>) chunks.push(chunk);
  return chunks;
}

describe('a part', () => {
  it('keeps small chunks together, in order with large ones', async () => {
    const bytes = randomBytes(600_000);
    const part = createS3Part(bytes.length);
    const sizes = [1, 50_000, 3, 16_383, 16_384, 70_000, 2, 2];
    for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
      const size = turn < 300_000 ? 1 : (sizes[turn % sizes.length] ?? 1);
      at += part.append(bytes.subarray(at, at + size));
    }
    const chunks = await chunksOf(part);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    expect(chunks.length).toBeLessThan(100);
    expect(part.sha256()).toBe(createHash('sha256').update(bytes).digest('hex'));
    // Afresh for each attempt.
    expect(Buffer.concat(await chunksOf(part)).equals(bytes)).toBe(true);
  });

  it('takes what fits, to its last byte', async () => {
    const part = createS3Part(10);
    expect(part.append(Buffer.from('1234567'))).toBe(7);
    expect(part.append(Buffer.from('890ab'))).toBe(3);
    expect(part.append(Buffer.from('ab'))).toBe(0);
    expect(Buffer.concat(await chunksOf(part)).toString()).toBe('1234567890');
  });
});
