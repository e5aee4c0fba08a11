import { AppError } from '@drydock/kernel';
import type { HubStore, TokenRow, UserRow } from '../ports/hub-store.ts';
import type { RevokeTokens } from './revoke-tokens.ts';

export interface ManageTokensDeps {
  readonly store: Pick<HubStore, 'findUserByName' | 'findToken' | 'listTokens'>;
  readonly revokeTokens: RevokeTokens;
}

/** Tokens as their owner, or an administrator, sees them; never their signatures. */
export function createTokens({ store, revokeTokens }: ManageTokensDeps) {
  return {
    /**
     * Those that have not expired, newest first.
     * @param page.username whose; the actor's own when undefined. @throws AppError `forbidden`, `user_not_found`
     */
    async list(
      actor: UserRow,
      page: {
        readonly username: string | undefined;
        readonly after: string | undefined;
        readonly limit: number;
      },
    ): Promise<readonly TokenRow[]> {
      const { username = actor.username, after, limit } = page;
      if (username !== actor.username && !actor.isAdmin) throw new AppError('forbidden');
      const user = await store.findUserByName(username);
      if (!user) throw new AppError('user_not_found');
      return store.listTokens({ userId: user.userId, after, limit });
    },

    /** @throws AppError `not_found`, also for another user's to all but administrators */
    async revoke(actor: UserRow, tokenId: string): Promise<void> {
      const token = await store.findToken(tokenId);
      if (!token || (!actor.isAdmin && token.userId !== actor.userId)) throw new AppError('not_found');
      await revokeTokens({ tokenId });
    },
  };
}

export type Tokens = ReturnType<typeof createTokens>;
