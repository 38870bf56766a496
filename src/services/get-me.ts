import type { UserId } from "../domain/ids.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: string;
}

export const toPerson = (row: { id: string; email: string; name: string; createdAt: Date }): Person => ({
  id: row.id,
  email: row.email,
  name: row.name,
  createdAt: row.createdAt.toISOString(),
});

/** The signed-in person. */
export async function getMe(context: ServiceContext, userId: UserId): Promise<Person> {
  const row = await people.find(coreDb(context.env), userId);
  // Deleted a moment ago, while this isolate still remembers the proof.
  if (row === null) throw problem("AUTHENTICATION_ERROR");
  return toPerson(row);
}
