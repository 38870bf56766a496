import type { AssetId } from "../ids.ts";
import { ASSET_ID_PATTERN } from "../ids.ts";
import type { CoinChoice } from "./choices.ts";
import type { AssetName, Entry } from "./neutral.ts";

/** An asset that a name may mean. */
export interface Candidate {
  readonly id: AssetId;
  readonly kind: "coin" | "fiat" | "custom";
  readonly symbol: string;
  readonly name: string;
  readonly rank: number | null;
}

export interface Resolution {
  readonly name: AssetName;
  /** `null`: nobody knows which is meant. */
  readonly asset: AssetId | null;
  /** `best`: several have this symbol, and one is far better known than the others. */
  readonly by: "id" | "currency" | "symbol" | "name" | "best" | "choice" | "own" | null;
  /** All that it may mean, the best known first. */
  readonly candidates: readonly Candidate[];
}

/** Every name in a file, in the order in which they come. */
export function namesIn(entries: readonly Entry[]): AssetName[] {
  const names = new Set<AssetName>();
  for (const entry of entries) {
    if (entry.kind !== "event") continue;
    const { in: come, out, fee, valueCurrency, own } = entry.event;
    for (const name of [come?.asset, out?.asset, fee?.asset, valueCurrency, own?.basisCurrency])
      if (name !== undefined && name !== null) names.add(name);
  }
  return [...names];
}

/** `BTC`, `SOL (Solana)` or `=bitcoin` in its parts. */
export function partsOf(name: AssetName): {
  readonly symbol: string;
  readonly called: string | null;
  readonly id: AssetId | null;
} {
  if (name.startsWith("=")) {
    const id = name.slice(1);
    return { symbol: id.toUpperCase(), called: null, id: ASSET_ID_PATTERN.test(id) ? (id as AssetId) : null };
  }
  const [, symbol = name, called] = /^(.+?) \((.+)\)$/.exec(name) ?? [];
  return { symbol, called: called ?? null, id: null };
}

/** Many times better known than the next: nobody who writes BTC means the other. */
const FAR = 10;

/** Which asset a name means. Several of one symbol are never chosen from in silence. */
export function resolveName(
  name: AssetName,
  candidates: readonly Candidate[],
  choice: CoinChoice | undefined,
  ownId: AssetId | undefined,
): Resolution {
  const sorted = candidates.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.id < b.id ? -1 : 1));
  const is = (by: Resolution["by"], asset: AssetId | null): Resolution => ({ name, asset, by, candidates: sorted });
  if (choice === "own" && ownId !== undefined) return is("own", ownId);
  if (choice !== undefined && choice !== "own") return is("choice", choice);
  const { symbol, called, id } = partsOf(name);
  if (id !== null && sorted.some((candidate) => candidate.id === id)) return is("id", id);
  const same = sorted.filter((candidate) => candidate.symbol.toUpperCase() === symbol.toUpperCase());
  const currency = same.find(({ kind }) => kind === "fiat");
  if (currency !== undefined) return is("currency", currency.id);
  const named = same.filter((candidate) => candidate.name.toLowerCase() === called?.toLowerCase());
  if (named.length === 1 && named[0] !== undefined) return is("name", named[0].id);
  // Without one of this symbol: those that people call so.
  const [first, second] = same.length > 0 ? same : sorted;
  if (first === undefined) return is(null, null);
  if (second === undefined) return is("symbol", first.id);
  const far = first.rank !== null && (second.rank === null || second.rank >= first.rank * FAR);
  return far ? is("best", first.id) : is(null, null);
}
