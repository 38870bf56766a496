import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as invitations from "../storage/queries/invitations.ts";
import type { ServiceContext } from "./context.ts";

export async function withdrawInvitation(context: ServiceContext, { id }: { id: string }): Promise<void> {
  if (!(await invitations.deleteInvitation(coreDb(context.env), id))) {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such invitation." });
  }
}
