import type { UserId } from "../domain/ids.ts";
import type { Role } from "../platform/auth/role.ts";
import { roleOf } from "../platform/auth/role.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";

/** Makes somebody an admin, or no longer one. Nobody takes the role from themselves, so one admin always stays. */
export async function setRole(
  context: ServiceContext,
  { viewer, userId, role }: { viewer: Viewer; userId: UserId; role: Role },
): Promise<Person> {
  if (viewer.userId === userId) throw problem("CONFLICT_ERROR", { detail: "Ask another admin to change your role." });
  const db = coreDb(context.env);
  const before = await reading(people.find(db, userId));
  if (before !== null && role === "user" && roleOf(context.config, { ...before, role }) === "admin") {
    throw problem("CONFLICT_ERROR", { detail: "This person is an admin by configuration." });
  }
  const row = before === null ? null : await people.setRole(db, userId, role, context.clock.now());
  if (row === null) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such person." });
  return toPerson(context, row);
}
