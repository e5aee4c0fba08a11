import { createRedisChannel, type RedisConnection } from '@drydock/hints';
import type { Logger } from '@drydock/observability';
import type { RevokedTokens } from '@drydock/registry-core';
import { z } from 'zod';

export interface RevocationChannel {
  announce(tokenIds: readonly string[]): void;
  close(): void;
}

export type OpenRevocationChannel = (listener: Pick<RevokedTokens, 'hear' | 'refresh'>) => RevocationChannel;

const name = 'drydock:revocations';
const announcement = z.object({ v: z.literal(1), tokenIds: z.array(z.string()) });

/** Through Redis, as a hint: whatever was missed is read from the rows when Redis is back, and by polling all the while. */
export function revocationChannelOn(
  connection: RedisConnection,
  log: Pick<Logger, 'warn' | 'info'>,
): OpenRevocationChannel {
  return ({ hear, refresh }) => {
    const channel = createRedisChannel({
      connection,
      name,
      onMessage: (message) => {
        const parsed = announcement.safeParse(parseJson(message));
        if (parsed.success) hear(parsed.data.tokenIds);
      },
      onListening: () => void refresh(),
      report: (state) => {
        if (state === 'away') log.warn({}, 'Redis is away: revocations of others are found by polling');
        else log.info({}, 'Redis is back: revocations are heard at once again');
      },
    });
    return {
      announce: (tokenIds) => channel.publish(JSON.stringify({ v: 1, tokenIds })),
      close: () => channel.close(),
    };
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
