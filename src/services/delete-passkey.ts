import type { UserId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as passkeys from "../storage/queries/passkeys.ts";
import type { ServiceContext } from "./context.ts";

/** It signs in no more. Sessions that it started go on. */
export async function deletePasskey(context: ServiceContext, userId: UserId, id: string): Promise<void> {
  if (!(await passkeys.deletePasskey(coreDb(context.env), userId, id))) {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such passkey of yours." });
  }
}
