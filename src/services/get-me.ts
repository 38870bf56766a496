import type { UserId } from "../domain/ids.ts";
import type { Role } from "../platform/auth/role.ts";
import { roleOf } from "../platform/auth/role.ts";
import { problem } from "../platform/problem.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  readonly role: Role;
  readonly baseCurrency: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly createdAt: string;
}

/** What better-auth gives and the table holds; it knows our own fields as texts only. */
interface Row {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly name: string;
  readonly role?: string | null | undefined;
  readonly baseCurrency?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  readonly createdAt: Date;
}

export const toPerson = ({ config }: Pick<ServiceContext, "config">, row: Row): Person => ({
  id: row.id,
  email: row.email,
  emailVerified: row.emailVerified,
  name: row.name,
  role: roleOf(config, row),
  baseCurrency: row.baseCurrency ?? "fiat:usd",
  locale: row.locale ?? "en",
  timeZone: row.timeZone ?? "UTC",
  createdAt: row.createdAt.toISOString(),
});

/** The signed-in person. */
export async function getMe(context: ServiceContext, userId: UserId): Promise<Person> {
  const row = await people.find(coreDb(context.env), userId);
  // Deleted a moment ago, while this isolate still remembers the proof.
  if (row === null) throw problem("AUTHENTICATION_ERROR");
  return toPerson(context, row);
}
