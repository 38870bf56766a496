import { coreDb } from "../storage/database.ts";
import type { AssetRow } from "../storage/queries/assets.ts";
import * as assets from "../storage/queries/assets.ts";
import type { ServiceContext } from "./context.ts";

export interface Coin {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly rank: number | null;
  readonly peg: string | null;
  readonly status: "active" | "delisted";
}

export const toCoin = ({ id, symbol, name, rank, peg, status }: AssetRow): Coin => ({
  id,
  symbol,
  name,
  rank,
  peg,
  status,
});

/** The catalogue by rank. */
export async function listCoins(
  context: ServiceContext,
  input: { limit: number; after: { rank: number; id: string } | null },
): Promise<{ coins: Coin[]; more: boolean }> {
  const rows = await assets.listCoins(coreDb(context.env), input.limit + 1, input.after);
  return { coins: rows.slice(0, input.limit).map(toCoin), more: rows.length > input.limit };
}
