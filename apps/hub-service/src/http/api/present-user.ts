import type { HubComponents } from '@drydock/api-contracts';
import type { UserRow } from '@drydock/hub-core';

export const presentUser = (user: UserRow): HubComponents['schemas']['User'] => ({
  username: user.username,
  email: user.email,
  isAdmin: user.isAdmin,
  active: user.isActive,
  createdAt: user.createdAt.toISOString(),
});
