import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";

/** All people, newest first; for admins. */
export async function listPeople(
  context: ServiceContext,
  { limit, after }: { limit: number; after: people.Position | null },
): Promise<{ people: readonly Person[]; next: people.Position | null }> {
  const rows = await reading(people.listPeople(coreDb(context.env), limit + 1, after));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    people: page.map((row) => toPerson(context, row)),
    next: rows.length > limit && last !== undefined ? { createdAt: last.createdAt.getTime(), id: last.id } : null,
  };
}
