import type { HubRepositoryRow, HubStore } from '../ports/hub-store.ts';
import { viewerOf } from './levels.ts';
import type { HubCaller } from './resolve-caller.ts';

const maxQueryLength = 255;
/** Controls that are no white space. */
const control = /[^\P{Cc}\s]/u;

/** What nobody calls or describes a repository by: it is found nowhere, since it must not pass for the empty text that finds all. */
const isNobodysWord = (text: string): boolean =>
  control.test(text) || (text.trim() === '' && /[^ ]/.test(text));

/**
 * What matches and may be seen, official ones first (protocol 3.29). A leading `library/` is dropped; an empty text, or blanks, lists
 * everything visible, one with control characters nothing. `total` counts the matches, up to 10,000, whatever the page.
 */
export function createSearchRepositories({
  store,
}: {
  readonly store: Pick<HubStore, 'search' | 'findUser'>;
}) {
  return async (query: {
    readonly caller: HubCaller;
    readonly text: string;
    /** From 1. */
    readonly page: number;
    readonly pageSize: number;
  }): Promise<{ readonly total: number; readonly items: readonly HubRepositoryRow[] }> => {
    const { caller, page, pageSize } = query;
    const userId = caller.kind === 'token' ? caller.claims.userId : undefined;
    const user =
      caller.kind === 'user' ? caller.user : userId === undefined ? undefined : await store.findUser(userId);
    if (isNobodysWord(query.text)) return { total: 0, items: [] };
    const text = query.text
      .trim()
      .replace(/^library\//, '')
      .slice(0, maxQueryLength);
    return store.search({ text, viewer: viewerOf(user), limit: pageSize, offset: (page - 1) * pageSize });
  };
}

export type SearchRepositories = ReturnType<typeof createSearchRepositories>;
