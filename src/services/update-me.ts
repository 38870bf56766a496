import type { UserId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";

/** Somebody is not faster so many times in a row. */
const MOST_TRIES = 5;

/** Changes the profile, if it is still as `isSeen` says it should be; what is left out stays as it is. */
export async function updateMe(
  context: ServiceContext,
  input: { userId: UserId; change: people.ProfileChange; isSeen: (person: Person) => Promise<boolean> },
): Promise<Person> {
  const db = coreDb(context.env);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const row = await people.find(db, input.userId);
    if (row === null) throw problem("AUTHENTICATION_ERROR");
    if (!(await input.isSeen(toPerson(context, row)))) throw problem("PRECONDITION_FAILED");
    // Null: changed since it was read, so it has to be judged anew.
    const changed = await people.updateProfile(db, input.userId, input.change, row.updatedAt, context.clock.now());
    if (changed !== null) return toPerson(context, changed);
  }
  throw problem("OVERLOADED", { detail: "It is being changed from elsewhere all the time.", retryAfter: 1 });
}
