import { createAuth } from "../platform/auth/better-auth.ts";
import type { Viewer } from "../platform/auth/viewer.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { PersonRow } from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import { takeAttempt } from "./take-attempt.ts";

/**
 * Passes when the viewer knows their own password, and says who they are. Guesses are counted by session: who has stolen
 * one gets no further with it than somebody at the door.
 */
export async function checkPassword(
  context: ServiceContext,
  { viewer, password, network }: { viewer: Viewer; password: string; network: string },
): Promise<PersonRow> {
  const person = await people.find(coreDb(context.env), viewer.userId);
  if (person === null) throw problem("AUTHENTICATION_ERROR");
  const attempt = await takeAttempt(context, "sign-in", person.email, { network, known: viewer.by.id });
  const auth = await createAuth(context.env).$context;
  const accounts = await auth.internalAdapter.findAccounts(person.id);
  const hash = accounts.find((account) => account.providerId === "credential")?.password;
  if (typeof hash !== "string" || !(await auth.password.verify({ hash, password }))) {
    throw problem("AUTHORIZATION_ERROR", { detail: "The present password is another one." });
  }
  await attempt.succeed();
  return person;
}
