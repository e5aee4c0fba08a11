import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { HubStore } from '../ports/hub-store.ts';
import { describeSearch } from './describe-search.ts';
import { describeStoredRepositories } from './describe-stored-repositories.ts';
import { describeStoredTokens } from './describe-stored-tokens.ts';
import { describeStoredUsers } from './describe-stored-users.ts';

export interface HubStoreSubject {
  readonly store: HubStore;
  close(): Promise<void>;
}

/** What every `HubStore` must do; run against memory and PostgreSQL, so that unit tests on the one hold for the other. */
export function describeHubStore(
  name: string,
  /** Or why it can't be had here. */
  open: () => Promise<HubStoreSubject | { readonly unavailable: string }>,
): void {
  describe(`HubStore on ${name}`, () => {
    let subject: HubStoreSubject | undefined;
    let whyNot: string | undefined;
    beforeAll(async () => {
      const opened = await open();
      if ('unavailable' in opened) whyNot = opened.unavailable;
      else subject = opened;
    });
    beforeEach(({ skip }) => {
      if (whyNot !== undefined) skip(whyNot);
    });
    afterAll(() => subject?.close());
    const store = () => {
      if (!subject) throw new Error('the store was not opened');
      return subject.store;
    };
    describeStoredUsers(store);
    describeStoredRepositories(store);
    describeSearch(store);
    describeStoredTokens(store);
  });
}
