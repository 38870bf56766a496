import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import { spendToken } from "./one-time-token.ts";
import { creditMail } from "./take-attempt.ts";

/** Who has the token has read the mail. */
export async function verifyAddress(
  context: ServiceContext,
  { token, network }: { token: string; network: string },
): Promise<void> {
  const userId = await spendToken(context, "verify-address", token);
  if (userId === null) {
    throw problem("GONE", { detail: "This token was used, is over or was never given. Ask for another mail." });
  }
  const db = coreDb(context.env);
  await people.markVerified(db, userId, context.clock.now());
  const person = await people.find(db, userId);
  if (person !== null) await creditMail(context, person.email, network);
}
