import type { Mutation } from '../model/mutation.ts';

const replacing = (from: string, to: string) => {
  return (sql: string): string => (sql.includes(from) ? sql.replace(from, to) : sql);
};

export const noLease: Mutation = {
  name: 'no lease',
  rewrite: replacing('AND i.lease_until < now()', ''),
};
