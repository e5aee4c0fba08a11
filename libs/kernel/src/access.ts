/** What a token lets its bearer do. `write` includes reading; `delete` includes reading (protocol 4.5). */
export type TokenAccess = 'read' | 'write' | 'delete';

/** What a user may do with a repository, each level including those before it. */
export type AccessLevel = 'none' | 'read' | 'write' | 'admin';

/** Who may read a repository without a right of their own. */
export type Visibility = 'public' | 'private';

const order: Readonly<Record<AccessLevel, number>> = { none: 0, read: 1, write: 2, admin: 3 };

export const AccessLevel = {
  includes: (has: AccessLevel, needed: AccessLevel): boolean => order[has] >= order[needed],
  max: (a: AccessLevel, b: AccessLevel): AccessLevel => (order[a] >= order[b] ? a : b),
};

export const TokenAccess = {
  is: (text: unknown): text is TokenAccess => text === 'read' || text === 'write' || text === 'delete',
  /** @param needed what the operation does. */
  includes: (has: TokenAccess, needed: TokenAccess): boolean => has === needed || needed === 'read',
};
