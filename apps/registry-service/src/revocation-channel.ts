import { createRedisChannel, type RedisConnection } from '@drydock/hints';
import type { HintMetrics } from '@drydock/observability';
import type { RevokedTokens } from '@drydock/registry-core';
import { z } from 'zod';

export interface RevocationChannel {
  announce(tokenIds: readonly string[]): void;
  close(): void;
}

export type OpenRevocationChannel = (listener: Pick<RevokedTokens, 'hear' | 'refresh'>) => RevocationChannel;

const defaultName = 'drydock:revocations';
const announcement = z.object({ v: z.literal(1), tokenIds: z.array(z.string()) });

/** Through Redis, as a hint: whatever was missed is read from the rows when Redis is back, and by polling all the while. */
export function revocationChannelOn(
  { channel: name = defaultName, ...connection }: RedisConnection & { readonly channel?: string },
  log: {
    warn(fields: object, message: string): void;
    info(fields: object, message: string): void;
  },
  { setRevocationsHeard }: Pick<HintMetrics, 'setRevocationsHeard'>,
): OpenRevocationChannel {
  return ({ hear, refresh }) => {
    setRevocationsHeard(false);
    const channel = createRedisChannel({
      connection,
      name,
      onMessage: (message) => {
        const parsed = announcement.safeParse(parseJson(message));
        if (parsed.success) hear(parsed.data.tokenIds);
      },
      onListening: () => {
        setRevocationsHeard(true);
        void refresh();
      },
      report: (state, error) => {
        if (state === 'back') log.info({}, 'Redis is back: revocations are heard at once again');
        else {
          setRevocationsHeard(false);
          log.warn({ err: error }, 'revocations of others are not heard, but found by polling');
        }
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
