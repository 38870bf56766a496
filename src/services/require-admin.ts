import { roleOf } from "../platform/auth/role.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

/** Passes for admins. The role is read each time, so that who loses it loses it at once. */
export async function requireAdmin(context: ServiceContext, viewer: Viewer): Promise<void> {
  const person = await reading(people.find(coreDb(context.env), viewer.userId));
  if (person === null) throw problem("AUTHENTICATION_ERROR");
  if (roleOf(context.config, person) !== "admin") {
    throw problem("AUTHORIZATION_ERROR", { detail: "Only admins may do this." });
  }
}
