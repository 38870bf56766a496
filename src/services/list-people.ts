import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import type { PageOf, Position } from "../storage/queries/paging.ts";
import { cut } from "../storage/queries/paging.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";
import type { Person } from "./get-me.ts";
import { toPerson } from "./get-me.ts";

/** People in order of their coming; for admins. */
export async function listPeople(
  context: ServiceContext,
  { role, ...wanted }: PageOf & { readonly role: Person["role"] | null },
): Promise<{ people: readonly Person[]; next: Position | null }> {
  const rows = await reading(people.listPeople(coreDb(context.env), role, wanted));
  const { page, next } = cut(rows, wanted.limit, ({ createdAt, id }) => ({ at: createdAt.getTime(), id }));
  return { people: page.map((row) => toPerson(context, row)), next };
}
