/** The coins that the product knows. */
import { signal } from "@preact/signals";
import { api } from "../api/client.ts";
import type { Coin } from "../api/types.ts";

export const coins = signal<ReadonlyMap<string, Coin>>(new Map());

export async function loadCoins(signal?: AbortSignal): Promise<void> {
  const { items } = await api.coins(signal);
  coins.value = new Map(items.map((coin) => [coin.id, coin]));
}

/** "BTC"; a currency's code; the id of what is not in the catalogue. */
export const symbolOf = (asset: string): string =>
  coins.value.get(asset)?.symbol ?? (asset.startsWith("fiat:") ? asset.slice(5).toUpperCase() : asset);

export const nameOf = (asset: string): string => coins.value.get(asset)?.name ?? symbolOf(asset);
