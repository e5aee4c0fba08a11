import { connectForHints, type RedisConnection } from './redis-connection.ts';

export interface Channel {
  /** Tells all processes, this one too. Never throws: who misses a word finds out by other ways. */
  publish(message: string): void;
  close(): void;
}

export interface RedisChannelSettings {
  readonly connection: RedisConnection;
  readonly name: string;
  readonly onMessage: (message: string) => void;
  /** Each time that words may have been missed: at the start, and when Redis is back. */
  readonly onListening: () => void;
  readonly report: (state: 'away' | 'back') => void;
}

/** Words between processes through Redis, which keeps none of them. */
export function createRedisChannel(settings: RedisChannelSettings): Channel {
  const speaker = connectForHints(settings.connection);
  const listener = connectForHints(settings.connection);
  let isAway = false;
  listener.on('message', (_channel: string, message: string) => settings.onMessage(message));
  listener.on('close', () => {
    if (!isAway) settings.report('away');
    isAway = true;
  });
  listener.on('ready', () => {
    if (isAway) settings.report('back');
    isAway = false;
    listener.subscribe(settings.name).then(settings.onListening, () => undefined);
  });
  return {
    publish(message) {
      speaker.publish(settings.name, message).catch(() => undefined);
    },
    close() {
      listener.removeAllListeners('close');
      speaker.disconnect();
      listener.disconnect();
    },
  };
}
