/** The coins that the product knows. */
import { computed, signal } from "@preact/signals";
import { api } from "../api/client.ts";
import type { Coin } from "../api/types.ts";
import { storedText } from "./stored.ts";

/** Empty until it was asked for: see `loadCoins` and `useCoins`. */
export const coins = signal<ReadonlyMap<string, Coin>>(new Map());

/** What the coins are called, as this browser remembers it from the last time: names are shown long before the whole list is. */
const kept = storedText("names");
type Names = readonly (readonly [id: string, symbol: string, name: string])[];
const names = computed((): ReadonlyMap<string, { readonly symbol: string; readonly name: string }> => {
  try {
    return new Map((JSON.parse(kept.value) as Names).map(([id, symbol, name]) => [id, { symbol, name }]));
  } catch {
    return new Map();
  }
});
/** Every coin by what it is called. */
export const named = computed(() => (coins.value.size > 0 ? coins.value : names.value));
export const knowsNames = (): boolean => names.value.size > 0;

let asked: Promise<void> | null = null;

/** Asked once, whoever wants them; again after a failure. */
export function loadCoins(): Promise<void> {
  asked ??= ask().catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

async function ask(): Promise<void> {
  const { items } = await api.coins();
  coins.value = new Map(items.map((coin) => [coin.id, coin]));
  kept.value = JSON.stringify(items.map(({ id, symbol, name }) => [id, symbol, name]));
}

/** "BTC"; a currency's code; the id of what is not in the catalogue. */
export const symbolOf = (asset: string): string =>
  named.value.get(asset)?.symbol ?? (asset.startsWith("fiat:") ? asset.slice(5).toUpperCase() : asset);

export const nameOf = (asset: string): string => named.value.get(asset)?.name ?? symbolOf(asset);
