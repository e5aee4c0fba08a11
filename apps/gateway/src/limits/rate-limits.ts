import type { IncomingMessage, ServerResponse } from 'node:http';
import ipaddr from 'ipaddr.js';
import type { RateLimit, RateLimiter } from '@drydock/hints';
import { AppError } from '@drydock/kernel';
import { remember } from '../client/remember.ts';
import { limitedCall, type LimitedCall, type LimitedKind } from './limited-call.ts';

export interface CallsPerMinute {
  /** Logins of an address, and wrong passwords with other calls. */
  readonly logins: number;
  /** The same of an account, wherever they come from. */
  readonly userLogins: number;
  readonly anonymous: number;
  readonly search: number;
}

export interface RateLimitsSettings {
  readonly limiter: RateLimiter;
  /** 0: as many as they like. */
  readonly perMinute: CallsPerMinute;
  readonly includesLoopback: boolean;
  /** Told of each call that a limit falls on. */
  readonly count?: (kind: LimitedKind, outcome: 'admitted' | 'limited') => void;
}

/**
 * Resolves when the call may go on; undefined when there is nothing to ask, so that it goes on at once.
 * @throws AppError `too_many_requests`, by rejecting
 */
export type AdmitCall = (
  req: IncomingMessage,
  res: ServerResponse,
  call: { readonly path: string; readonly address: string },
) => Promise<void> | undefined;

interface Question {
  readonly key: string;
  readonly count: number;
}

const windowMs = 60_000;

const isLoopback = remember(
  (address) => ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback',
);

function questionsOf({ kind, client, user }: LimitedCall, perMinute: CallsPerMinute): readonly Question[] {
  const byClient = (name: string, count: number): Question => ({ key: `${name}:${client}`, count });
  const byUser = (name: string, count: number): readonly Question[] =>
    user === undefined ? [] : [{ key: `${name}:user:${user}`, count }];
  const all = ((): readonly Question[] => {
    switch (kind) {
      case 'login':
      case 'password':
        return [byClient('login', perMinute.logins), ...byUser('login', perMinute.userLogins)];
      case 'search':
        return [byClient('search', perMinute.search), ...byUser('search', perMinute.search)];
      case 'anonymous':
        return [byClient('anonymous', perMinute.anonymous)];
    }
  })();
  return all.filter(({ count }) => count > 0);
}

/** Limits on logins, searches and anonymous calls, by address and by account. Never on a call with a token. */
export function createRateLimits(settings: RateLimitsSettings): AdmitCall {
  const { limiter, perMinute, includesLoopback, count } = settings;
  const limitOf = ({ count }: Question): RateLimit => ({ count, windowMs });
  const ask = async (questions: readonly Question[], how: 'take' | 'look'): Promise<void> => {
    const verdicts = await Promise.all(questions.map((one) => limiter[how](one.key, limitOf(one))));
    const retryAfterMs = Math.max(0, ...verdicts.map((verdict) => verdict.retryAfterMs));
    if (!verdicts.some(({ isOver }) => isOver)) return;
    throw new AppError('too_many_requests', {
      details: { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) },
    });
  };

  return (req, res, call) => {
    if (!includesLoopback && isLoopback(call.address)) return undefined;
    const limited = limitedCall(req, call);
    if (!limited) return undefined;
    const questions = questionsOf(limited, perMinute);
    if (questions.length === 0) return undefined;
    const admit = async (how: 'take' | 'look'): Promise<void> => {
      try {
        await ask(questions, how);
      } catch (error) {
        count?.(limited.kind, 'limited');
        throw error;
      }
      count?.(limited.kind, 'admitted');
    };
    if (limited.kind !== 'password') return admit('take');
    // A right password costs nothing: engines before tokens send it with every call of a push.
    res.once('finish', () => {
      if (res.statusCode === 401) ask(questions, 'take').catch(() => undefined);
    });
    return admit('look');
  };
}
