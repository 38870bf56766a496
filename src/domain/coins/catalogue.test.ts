import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { CatalogueCoin } from "./catalogue.ts";
import { searchCoins } from "./catalogue.ts";

const coin = (id: string, symbol: string, name: string, rank: number | null, more: Partial<CatalogueCoin> = {}) => ({
  id: id as AssetId,
  symbol,
  name,
  rank,
  aliases: [],
  peg: null,
  successor: null,
  status: "active" as const,
  facts: null,
  ...more,
});

const COINS = [
  coin("polygon-ecosystem-token", "POL", "POL (ex-MATIC)", 52, { aliases: ["polygon"] }),
  coin("matic-network", "MATIC", "Polygon (MATIC)", null, { status: "delisted" }),
  coin("bitcoin-cash", "BCH", "Bitcoin Cash", 14),
  coin("bitcoin", "BTC", "Bitcoin", 1, { aliases: ["xbt"] }),
  coin("unicorn-token", "UNI", "UNICORN", 900),
  coin("uniswap", "UNI", "Uniswap", 32),
  coin("wrapped-bitcoin", "WBTC", "Wrapped Bitcoin", 13),
  coin("fetch-ai", "FET", "Artificial Superintelligence Alliance", 99),
  coin("elrond-erd-2", "EGLD", "MultiversX", 150),
];
const ids = (query: string, limit = 10) =>
  searchCoins(COINS, { query, after: null, limit }).found.map(({ coin }) => coin.id);

describe("a search for coins", () => {
  it("lists all by rank where nothing is asked for, those without a rank last", () => {
    expect(ids("").slice(0, 3)).toEqual(["bitcoin", "wrapped-bitcoin", "bitcoin-cash"]);
    expect(ids("").at(-1)).toBe("matic-network");
  });

  it.each([
    ["uni", ["uniswap", "unicorn-token"]],
    ["bitcoin", ["bitcoin", "bitcoin-cash", "wrapped-bitcoin"]],
    ["BTC", ["bitcoin", "wrapped-bitcoin"]],
    ["xbt", ["bitcoin"]],
    ["polygon", ["polygon-ecosystem-token", "matic-network"]],
    ["matic", ["matic-network", "polygon-ecosystem-token"]],
    ["cash", ["bitcoin-cash"]],
    ["fetch.ai", ["fetch-ai"]],
    ["  MultiVersX ", ["elrond-erd-2"]],
    ["superint", ["fetch-ai"]],
    ["erd 2", ["elrond-erd-2"]],
    ["nothing of the kind", []],
    ["%", ids("")],
  ])("for %j finds %j", (query, expected) => {
    expect(ids(query)).toEqual(expected);
  });

  it("goes on after any place, once over all", () => {
    for (const query of ["", "bitcoin", "uni"]) {
      const seen: string[] = [];
      let after: Parameters<typeof searchCoins>[1]["after"] = null;
      for (let more = true; more;) {
        const page = searchCoins(COINS, { query, after, limit: 1 });
        seen.push(...page.found.map(({ coin }) => coin.id));
        after = page.found.at(-1)?.place ?? null;
        more = page.more;
      }
      expect(seen).toEqual(ids(query));
    }
  });
});
