import type { UserId } from "../domain/ids.ts";
import { scopesOf } from "../platform/auth/api-key.ts";
import type { Scope } from "../platform/auth/viewer.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { listKeys } from "../storage/queries/api-keys.ts";
import type { ServiceContext } from "./context.ts";

/** All that can be known of a key once it was shown. Times: ms UTC. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** Its first characters. */
  readonly start: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  /** To the hour; null: never used. */
  readonly lastUsedAt: number | null;
}

/** A person's keys, newest first; those that are over stay on the list until they are revoked. */
export async function listApiKeys(context: ServiceContext, userId: UserId): Promise<ApiKey[]> {
  const rows = await reading(listKeys(coreDb(context.env), userId));
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? "",
    start: row.start ?? "",
    scopes: scopesOf(row.permissions),
    createdAt: row.createdAt.getTime(),
    expiresAt: row.expiresAt?.getTime() ?? null,
    lastUsedAt: row.lastRequest?.getTime() ?? null,
  }));
}
