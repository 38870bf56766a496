import type { UserId } from "../domain/ids.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as passkeys from "../storage/queries/passkeys.ts";
import type { ServiceContext } from "./context.ts";

export interface Passkey {
  readonly id: string;
  readonly name: string;
  /** Whether it is kept in more than one place, and so outlives a lost device. */
  readonly backedUp: boolean;
  readonly createdAt: string | null;
}

export const toPasskey = (row: {
  id: string;
  name?: string | null | undefined;
  backedUp: boolean;
  createdAt?: Date | null | undefined;
}): Passkey => ({
  id: row.id,
  name: row.name ?? "",
  backedUp: row.backedUp,
  createdAt: row.createdAt?.toISOString() ?? null,
});

/** A person's passkeys, newest first. */
export async function listPasskeys(context: ServiceContext, userId: UserId): Promise<Passkey[]> {
  return (await reading(passkeys.listPasskeys(coreDb(context.env), userId))).map(toPasskey);
}
