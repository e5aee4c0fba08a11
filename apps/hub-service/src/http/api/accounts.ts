import type { Request, Response } from 'express';
import { z } from 'zod';
import type { HubComponents } from '@drydock/api-contracts';
import { AppError } from '@drydock/kernel';
import type { UserRow } from '@drydock/hub-core';
import { sendJson } from '@drydock/http-kit';
import type { Hub } from '../../hub.ts';
import { administratorOf, queryNumber, queryText, readJson, userOf } from '../request-facts.ts';

const newUser = z.strictObject({
  username: z.string(),
  password: z.string(),
  email: z.string().optional(),
  isAdmin: z.boolean().optional(),
  active: z.boolean().optional(),
});
const userChange = z.strictObject({
  active: z.boolean().optional(),
  isAdmin: z.boolean().optional(),
  password: z.string().optional(),
  email: z.string().optional(),
});

export const pageLimits = { min: 1, max: 1_000, otherwise: 100 };

/** @throws AppError `invalid_data` that names the first member that is wrong. */
export async function readShape<T>(req: Request, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(req));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new AppError('invalid_data', { message: `Invalid data${where === '' ? '' : `: ${where}`}` });
}

const present = (user: UserRow): HubComponents['schemas']['User'] => ({
  username: user.username,
  email: user.email,
  isAdmin: user.isAdmin,
  active: user.isActive,
  createdAt: user.createdAt.toISOString(),
});

/** A page's items, and where the next one starts when this one was full. */
export function presentPage<T>(
  items: readonly T[],
  limit: number,
  cursorOf: (item: T) => string,
): { items: readonly T[]; next?: string } {
  const last = items.at(-1);
  return items.length < limit || last === undefined ? { items } : { items, next: cursorOf(last) };
}

/** operationId: getMe */
export async function getMe(hub: Hub, req: Request, res: Response): Promise<void> {
  const { username, email, isAdmin } = await userOf(hub, req);
  sendJson(res, 200, { username, email, isAdmin });
}

/** operationId: listUsers. Administrators only. */
export async function listUsers(hub: Hub, req: Request, res: Response): Promise<void> {
  await administratorOf(hub, req);
  const limit = queryNumber(req, 'limit', pageLimits);
  const users = await hub.store.listUsers({ after: queryText(req, 'after'), limit });
  sendJson(
    res,
    200,
    presentPage(users.map(present), limit, (user) => user.username),
  );
}

/** operationId: addUser. Administrators only; active unless said otherwise. */
export async function addUser(hub: Hub, req: Request, res: Response): Promise<void> {
  await administratorOf(hub, req);
  const { username, password, email, isAdmin = false, active = true } = await readShape(req, newUser);
  const user = await hub.accounts.add({ username, password, email, isAdmin, isActive: active });
  sendJson(res, 201, present(user));
}

/** operationId: getUser. Administrators, and users themselves. */
export async function getUser(hub: Hub, username: string, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  if (!actor.isAdmin && actor.username !== username) throw new AppError('forbidden');
  const user = await hub.store.findUserByName(username);
  if (!user) throw new AppError('user_not_found');
  sendJson(res, 200, present(user));
}

/** operationId: changeUser. Administrators; users their own password and address. */
export async function changeUser(hub: Hub, username: string, req: Request, res: Response): Promise<void> {
  const actor = await userOf(hub, req);
  const { active, isAdmin, password, email } = await readShape(req, userChange);
  const user = await hub.accounts.change(actor, username, { isActive: active, isAdmin, password, email });
  sendJson(res, 200, present(user));
}
