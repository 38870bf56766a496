import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import { spendToken } from "./one-time-token.ts";

/** Who has the token has read the mail. */
export async function verifyAddress(context: ServiceContext, { token }: { token: string }): Promise<void> {
  const userId = await spendToken(context, "verify-address", token);
  if (userId === null) {
    throw problem("GONE", { detail: "This token was used, is over or was never given. Ask for another mail." });
  }
  await people.markVerified(coreDb(context.env), userId, context.clock.now());
}
