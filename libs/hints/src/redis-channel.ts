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
  /** Called when words stop coming, with the reason where there is one (a user who may not listen), and when they come again. */
  readonly report: (state: 'away' | 'back', error?: unknown) => void;
}

/** Words between processes through Redis, which keeps none of them. */
export function createRedisChannel(settings: RedisChannelSettings): Channel {
  const speaker = connectForHints(settings.connection);
  const listener = connectForHints(settings.connection);
  let isAway = false;
  listener.on('message', (_channel: string, message: string) => settings.onMessage(message));
  const away = (error?: unknown): void => {
    if (!isAway) settings.report('away', error);
    isAway = true;
  };
  const listening = (): void => {
    if (isAway) settings.report('back');
    isAway = false;
    settings.onListening();
  };
  listener.on('close', () => away());
  listener.on('ready', () => {
    listener.subscribe(settings.name).then(listening, away);
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
