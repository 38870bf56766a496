import { describe, expect, it } from "vitest";
import { NO_CHOICES } from "./choices.ts";
import { judge } from "./judge/judge.ts";
import { readFile } from "./read-file.ts";
import type { Candidate } from "./resolve-names.ts";
import { resolveName } from "./resolve-names.ts";
import { coin, EMPTY, ids, own } from "./testing.ts";

const names = (name: string, candidates: Candidate[]) => {
  const { asset, by } = resolveName(name as never, candidates, undefined, undefined);
  return [asset, by];
};

describe("names of coins", () => {
  it("mean what they say, and what is ambiguous is asked", () => {
    expect(names("BTC", [coin("bitcoin", "BTC")])).toEqual(["bitcoin", "symbol"]);
    expect(names("SOL (Solana)", [coin("solana", "SOL", 6), { ...coin("sola", "SOL", 7), name: "Sola" }])).toEqual([
      "solana",
      "name",
    ]);
    expect(names("BTC", [coin("bitcoin", "BTC", 1), coin("batcat", "BTC", 900)])).toEqual(["bitcoin", "best"]);
    expect(names("UNI", [coin("uniswap", "UNI", 20), coin("unicorn", "UNI", 90)])).toEqual([null, null]);
    expect(names("EUR", [{ ...coin("fiat:eur", "EUR", null), kind: "fiat" }, coin("euro-coin", "EUR", 5)])).toEqual([
      "fiat:eur",
      "currency",
    ]);
    expect(names("=ethereum", [coin("ethereum", "ETH"), coin("x", "ETHEREUM", 1)])).toEqual(["ethereum", "id"]);
    expect(names("XYZ", [])).toEqual([null, null]);
  });

  it("stand open until somebody says what they mean", () => {
    const entry = readFile({
      name: "f.csv",
      text: own("2024-01-01T00:00:00Z,deposit,1,xyz,,,,,,"),
      zone: null,
      mapping: null,
    });
    const result = judge(entry.known ? entry.entries : [], new Map(), EMPTY, NO_CHOICES, ids);
    expect(result.rows).toMatchObject([{ fate: "needs_coin", names: ["=xyz"] }]);
  });
});
