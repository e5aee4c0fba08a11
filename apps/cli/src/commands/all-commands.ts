import type { Command } from '../command.ts';
import { adminCheck } from './admin-check.ts';
import { adminGcCommands } from './admin-gc.ts';
import { adminGrantsCommands } from './admin-grants.ts';
import { adminRebuildCommands } from './admin-rebuild.ts';
import { adminReconcileCommands } from './admin-reconcile.ts';
import { adminRunsCommands } from './admin-runs.ts';
import { adminJobsCommands } from './admin-jobs.ts';
import { adminTrashCommands } from './admin-trash.ts';
import { adminUsersCommands } from './admin-users.ts';
import { adminVerifyCommands } from './admin-verify.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { reposCommands } from './repos.ts';
import { rm } from './rm.ts';
import { search } from './search.ts';
import { tagsCommands } from './tags.ts';
import { tokensCommands } from './tokens.ts';

export const allCommands: readonly Command[] = [
  login,
  logout,
  push,
  pull,
  ...tagsCommands,
  rm,
  ...reposCommands,
  search,
  ...tokensCommands,
  ...adminUsersCommands,
  ...adminGrantsCommands,
  ...adminTrashCommands,
  ...adminGcCommands,
  adminCheck,
  ...adminVerifyCommands,
  ...adminRunsCommands,
  ...adminReconcileCommands,
  ...adminRebuildCommands,
  ...adminJobsCommands,
];
