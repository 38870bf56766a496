import type { UserId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";

/** Changes the profile, if it is still as `isSeen` says it should be; what is left out stays as it is. */
export async function updateMe(
  context: ServiceContext,
  input: { userId: UserId; change: people.ProfileChange; isSeen: (person: Person) => Promise<boolean> },
): Promise<Person> {
  const db = coreDb(context.env);
  const row = await people.find(db, input.userId);
  if (row === null) throw problem("AUTHENTICATION_ERROR");
  if (!(await input.isSeen(toPerson(context, row)))) throw problem("PRECONDITION_FAILED");
  const changed = await people.updateProfile(db, input.userId, input.change, row.updatedAt, context.clock.now());
  if (changed === null) {
    throw problem("CONFLICT_ERROR", { detail: "It was changed from elsewhere in this moment. Try again." });
  }
  return toPerson(context, changed);
}
