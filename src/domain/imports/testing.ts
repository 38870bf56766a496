import type { AccountId, AssetId, TransactionId } from "../ids.ts";
import { USD } from "../ids.ts";
import { DEFAULT_SETTINGS } from "../ledger/settings.ts";
import type { Choices } from "./choices.ts";
import { NO_CHOICES } from "./choices.ts";
import type { Ids, Target } from "./judge/judge.ts";
import { judge } from "./judge/judge.ts";
import type { Judged } from "./judge/judged.ts";
import { readFile } from "./read-file.ts";
import type { Candidate } from "./resolve-names.ts";
import { namesIn, partsOf, resolveName } from "./resolve-names.ts";

/** For tests: a file judged against a ledger. */

export const NOW = Date.parse("2026-11-26T00:00:00Z");
export const MAIN = "acc_main" as AccountId;
export const settings = { ...DEFAULT_SETTINGS, base: USD };
export const EMPTY: Target = { transactions: [], accounts: [{ id: MAIN, name: "Main" }], settings };

let n = 0;
export const ids: Ids = {
  now: NOW,
  transaction: () => `tx_${String(n++).padStart(8, "0")}` as TransactionId,
  account: () => `acc_${n++}` as AccountId,
  ref: (i) => `r${n++}.${i}`,
};

export const coin = (id: string, symbol: string, rank: number | null = 1): Candidate => ({
  id: id as AssetId,
  kind: "coin",
  symbol,
  name: id,
  rank,
});
/** Every symbol is a coin of that name; currencies are currencies. */
const candidatesOf = (symbol: string): Candidate[] =>
  /^(USD|EUR|CHF|SEK)$/.test(symbol)
    ? [{ ...coin(`fiat:${symbol.toLowerCase()}`, symbol, null), kind: "fiat" }]
    : [coin(symbol.toLowerCase(), symbol)];

export function judged(text: string, choices: Partial<Choices> = {}, target = EMPTY, name = "f.csv"): Judged {
  const all = { ...NO_CHOICES, zone: "UTC", ...choices };
  const reading = readFile({ name, text, zone: all.zone, mapping: null });
  if (!reading.known) throw new Error("not recognised");
  const names = new Map(
    namesIn(reading.entries).map((asset) => {
      const { symbol, id } = partsOf(asset);
      const candidates = id === null ? candidatesOf(symbol) : [coin(id, symbol)];
      return [asset, resolveName(asset, candidates, all.coins[asset], undefined)] as const;
    }),
  );
  return judge(reading.entries, names, target, all, ids);
}

export const own = (...rows: string[]) =>
  ["at,type,in_amount,in_asset,out_amount,out_asset,fee_amount,fee_asset,external_id,source", ...rows].join("\n");
export const fates = ({ rows }: Judged) => rows.map(({ lines, fate }) => `${lines.join("+")} ${fate}`);
export const into = (target: Target, { transactions }: Judged): Target => ({
  ...target,
  transactions: [...target.transactions, ...transactions],
});
