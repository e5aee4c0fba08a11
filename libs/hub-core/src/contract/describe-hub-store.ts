import { afterAll, beforeAll, describe } from 'vitest';
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
export function describeHubStore(name: string, open: () => Promise<HubStoreSubject>): void {
  describe(`HubStore on ${name}`, () => {
    let subject: HubStoreSubject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());
    const store = () => subject.store;
    describeStoredUsers(store);
    describeStoredRepositories(store);
    describeSearch(store);
    describeStoredTokens(store);
  });
}
