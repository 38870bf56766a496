import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { Books } from "./books.ts";
import { fold } from "./fold.ts";
import type { FoldSettings } from "./settings.ts";
import { books, PRICES } from "./testing/books.ts";
import { identityOf } from "./testing/identity.ts";
import { buy, COLD, MAIN, priced, row, sell, SETTINGS } from "./testing/rows.ts";
import type { Transaction } from "./transaction.ts";

/** One test for each row of the table in docs/ledger.md, by its name there. */

const TRACKED = { cash: "tracked" } as const;
const BTC = "bitcoin" as AssetId;

/** Totals that are not nothing; and the identity holds. */
function sums(made: Books): Record<string, string> {
  const { left, right } = identityOf(made, (asset) => (asset === SETTINGS.base ? "1" : "123.45"));
  expect(left, "the identity").toBe(right);
  return Object.fromEntries(
    Object.entries(made.totals).flatMap(([name, { value }]) => (value === "0" ? [] : [[name, value]])),
  );
}

const one = buy("2024-01-01", "1 bitcoin", "30000", { fee: "30" });

const swap = (more: object = {}) => row("swap", "2024-02-01", { out: "1 bitcoin", in: "20 ethereum", ...more });
const move = (more: object = {}) =>
  row("transfer", "2024-02-01", { out: "0.5 bitcoin", in: "0.5 bitcoin", to: COLD, ...more });
const cost = (given: Transaction, prices = {}, some: Partial<FoldSettings> = {}) =>
  books([one, given], some, prices).holdings.get(given.in?.asset as AssetId)?.cost;

describe("cash untracked", () => {
  it("buy / sell: cash paid with its fee comes in, cash received after it goes out", () => {
    const made = books([one, sell("2024-02-01", "1 bitcoin", "40000", { fee: "40" })]);
    expect(sums(made)).toEqual({ in: "30030", out: "39960", realised: "9930" });
    expect(made.cash.size, "money is no holding").toBe(0);
  });

  it("buy / sell, fees apart: neither basis nor proceeds change", () => {
    const made = books([one, sell("2024-02-01", "1 bitcoin", "40000", { fee: "40" })], { feeMode: "apart" });
    expect(sums(made)).toEqual({ in: "30030", out: "39960", realised: "10000", feesApart: "70" });
  });

  it("deposits and withdrawals of cash are kept without effect", () => {
    const made = books([
      row("deposit", "2024-01-01", { in: "100" }),
      row("withdrawal", "2024-01-02", { out: "500 fiat:eur" }),
    ]);
    expect(sums(made)).toEqual({});
  });
});

describe("cash tracked", () => {
  it("buy / sell cross no border; only deposits and withdrawals of cash do", () => {
    const made = books(
      [
        row("deposit", "2024-01-01", { in: "50000" }),
        one,
        sell("2024-02-01", "1 bitcoin", "40000"),
        row("withdrawal", "2024-03-01", { out: "10000" }),
      ],
      TRACKED,
    );
    expect(sums(made)).toEqual({ in: "50000", out: "10000", realised: "9970" });
    expect(made.cash.get(SETTINGS.base)).toEqual({ quantity: "49970", cost: "49970" });
  });

  it("may be negative, and shows it", () => {
    expect(books([one], TRACKED).cash.get(SETTINGS.base)?.quantity).toBe("-30030");
  });

  it("other currencies have lots: what they gained is realised when they are spent", () => {
    const made = books(
      [
        row("deposit", "2024-01-01", { in: "1000 fiat:eur", value: "1000" }),
        row("buy", "2024-02-01", { in: "1 bitcoin", out: "1000 fiat:eur" }),
      ],
      TRACKED,
    );
    expect(made.disposals).toMatchObject([{ asset: "fiat:eur", proceeds: "1100", cost: "1000", gain: "100" }]);
    expect(made.holdings.get(BTC)).toEqual({ quantity: "1", cost: "1100" });
    sums(made);
  });
});

describe("stablecoins", () => {
  const usdt = "tether" as AssetId;
  const rows = [
    row("deposit", "2024-01-01", { in: "60000 tether" }),
    row("buy", "2024-01-02", { in: "1 bitcoin", out: "60000 tether" }),
  ];

  it("are coins by default, so that a trade against one is a swap", () => {
    const made = books(rows);
    expect(made.disposals).toMatchObject([{ kind: "swap", asset: usdt, proceeds: "60000" }]);
    expect(sums(made)).toEqual({ in: "60000" });
  });

  it("count as cash by setting", () => {
    const made = books(rows, { cashAssets: [usdt] });
    expect(made.disposals).toEqual([]);
    expect(sums(made), "the deposit of cash has no effect, the purchase is money from outside").toEqual({
      in: "60000",
    });
  });
});

describe("swap", () => {
  it("realises the given leg; the received leg has the same value as its basis", () => {
    const made = books([one, swap()]);
    expect(sums(made)).toEqual({ in: "30030", realised: "19970" });
    expect(made.holdings.get("ethereum" as AssetId)).toEqual({ quantity: "20", cost: "50000" });
  });

  it("takes the value given, else the pegged leg, else the given leg, else the received one", () => {
    expect(cost(swap({ value: "41000" }), PRICES)).toBe("41000");
    const toPeg = row("swap", "2024-02-01", { out: "1 bitcoin", in: "42000 tether" });
    expect(cost(toPeg, PRICES, { pegged: ["tether" as AssetId] })).toBe("42000");
    expect(cost(swap(), PRICES)).toBe("50000");
    expect(cost(swap(), { ethereum: "2100" })).toBe("42000");
    expect(cost(swap(), {}), "nobody knows").toBeNull();
  });
});

describe("fees in other assets", () => {
  it("in a third asset: so much of it is sold at market value, which is the trade's fee", () => {
    const made = books([
      buy("2024-01-01", "2 solana", "100"),
      buy("2024-01-02", "1 bitcoin", "30000", { fee: "0.5 solana" }),
    ]);
    expect(made.disposals).toMatchObject([{ kind: "fee", asset: "solana", proceeds: "50", cost: "25", gain: "25" }]);
    expect(made.holdings.get(BTC)?.cost).toBe("30050");
    expect(sums(made)).toEqual({ in: "30100", realised: "25" });
  });

  it("in a third asset that is not held break the ledger", () => {
    expect(fold([buy("2024-01-02", "1 bitcoin", "1", { fee: "1 solana" })], SETTINGS, priced(PRICES))).toMatchObject({
      ok: false,
      shortfall: { asset: "solana", held: "0", asked: "1" },
    });
  });
});

describe("deposit, opening balance, gift in", () => {
  it.each(["deposit", "opening_balance", "gift_in"] as const)(
    "%s: a flow at market value at the basis and date given",
    (type) => {
      const made = books([row(type, "2024-02-01", { in: "1 bitcoin", basis: "10000", acquiredAt: "2020-01-01" })]);
      expect(made.lots).toMatchObject([{ cost: "10000", acquiredAt: Date.parse("2020-01-01"), basisAssumed: false }]);
      expect(sums(made)).toEqual({ in: "50000", carriedIn: "40000" });
    },
  );

  it.each(["deposit", "opening_balance", "gift_in"] as const)(
    "%s without a basis: market value then, marked",
    (type) => {
      const made = books([row(type, "2024-02-01", { in: "1 bitcoin" })]);
      expect(made.lots).toMatchObject([{ cost: "50000", basisAssumed: true }]);
      expect(sums(made)).toEqual({ in: "50000" });
    },
  );

  it("without any price nothing is made up: the cost stays unknown and is named", () => {
    const made = books([row("deposit", "2024-02-01", { in: "1 bitcoin" })], {}, {});
    expect(made.holdings.get(BTC)).toEqual({ quantity: "1", cost: null });
    expect(made.unknown).toMatchObject([{ asset: "bitcoin" }]);
    expect(made.totals.in).toEqual({ value: "0", unknown: 1 });
  });
});

describe("withdrawal, gift out", () => {
  it.each(["withdrawal", "gift_out"] as const)("%s: a flow at market value, lots leave at their basis", (type) => {
    const made = books([one, row(type, "2024-02-01", { out: "1 bitcoin" })]);
    expect(made.disposals).toEqual([]);
    expect(made.departures).toMatchObject([
      { asset: "bitcoin", lots: [{ acquiredAt: one.at, quantity: "1", cost: "30030" }] },
    ]);
    expect(sums(made)).toEqual({ in: "30030", out: "50000", carriedOut: "19970" });
  });

  it("gift out, by setting: realised at market value", () => {
    const made = books([one, row("gift_out", "2024-02-01", { out: "1 bitcoin" })], { giftOut: "disposal" });
    expect(made.disposals).toMatchObject([{ kind: "gift", gain: "19970" }]);
    expect(sums(made)).toEqual({ in: "30030", out: "50000", realised: "19970" });
  });
});

describe("transfer between accounts", () => {
  it("changes no total without a fee; lots stay with date and basis, by account they move", () => {
    for (const lotScope of ["portfolio", "account"] as const) {
      const made = books([one, move()], { lotScope });
      expect(sums(made), lotScope).toEqual({ in: "30030" });
      expect(made.holdings.get(BTC)).toEqual({ quantity: "1", cost: "30030" });
      expect(made.balances.get(COLD)?.get(BTC)).toBe("0.5");
    }
    const apart = books([one, move()], { lotScope: "account" });
    expect(
      apart.lots.map(({ accountId, quantity, cost, acquiredAt }) => [accountId, quantity, cost, acquiredAt]),
    ).toEqual([
      [MAIN, "0.5", "15015", one.at],
      [COLD, "0.5", "15015", one.at],
    ]);
  });

  it("pays its network fee by setting", () => {
    const paid = move({ fee: "0.1 bitcoin" });
    const by = (transferFee: FoldSettings["transferFee"]) => books([one, paid], { transferFee });
    expect(sums(by("disposal"))).toEqual({ in: "30030", realised: "1997", feesApart: "5000" });
    expect(sums(by("zero"))).toEqual({ in: "30030", realised: "-3003" });
    expect(sums(by("basis"))).toEqual({ in: "30030" });
    expect(by("basis").holdings.get(BTC)).toEqual({ quantity: "0.9", cost: "30030" });
  });

  it("with lots by account an account cannot give what lies in another", () => {
    const result = fold([one, sell("2024-02-01", "1 bitcoin", "1", { account: COLD })], {
      ...SETTINGS,
      lotScope: "account",
    });
    expect(result).toMatchObject({ ok: false, shortfall: { held: "0", asked: "1", accountId: COLD } });
  });
});

describe("transfer between portfolios", () => {
  it("is a flow out of one and into the other; lots move with date and basis", () => {
    const source = books([one, row("transfer", "2024-02-01", { out: "0.4 bitcoin", transferId: "t1" })]);
    expect(sums(source)).toEqual({ in: "30030", out: "20000", carriedOut: "7988" });
    const [departure] = source.departures;
    expect(departure).toMatchObject({
      transferId: "t1",
      lots: [{ acquiredAt: one.at, quantity: "0.4", cost: "12012" }],
    });
    const target = books([
      row("transfer", "2024-02-01", { in: "0.4 bitcoin", transferId: "t1", lots: departure?.lots ?? [] }),
    ]);
    expect(sums(target), "carried in is what was carried out").toEqual({ in: "20000", carriedIn: "7988" });
    expect(target.lots).toMatchObject([{ acquiredAt: one.at, quantity: "0.4", cost: "12012" }]);
  });
});

describe("reward", () => {
  it("is income at market value, which is its basis", () => {
    const made = books([row("reward", "2024-02-01", { in: "0.1 bitcoin", subtype: "staking" })]);
    expect(made.income).toMatchObject([{ kind: "staking", quantity: "0.1", value: "5000" }]);
    expect(made.holdings.get(BTC)).toEqual({ quantity: "0.1", cost: "5000" });
    expect(sums(made)).toEqual({ income: "5000" });
  });

  it("of a fork costs nothing and is no income, others so by setting", () => {
    const fork = row("reward", "2024-02-01", { in: "1 bitcoin", subtype: "fork" });
    const staked = row("reward", "2024-02-01", { in: "1 bitcoin", subtype: "staking" });
    expect(sums(books([fork]))).toEqual({});
    expect(books([fork]).holdings.get(BTC)?.cost).toBe("0");
    expect(sums(books([fork], { forkBasis: "market" }))).toEqual({ income: "50000" });
    expect(sums(books([staked], { rewardBasis: "zero" }))).toEqual({});
  });
});

describe("fee on its own", () => {
  it("is a cost; what is consumed is sold at market value", () => {
    const made = books([one, row("fee", "2024-02-01", { out: "0.1 bitcoin" })]);
    expect(made.disposals).toMatchObject([{ kind: "fee", proceeds: "5000", cost: "3003" }]);
    expect(sums(made)).toEqual({ in: "30030", realised: "1997", feesApart: "5000" });
  });
});

describe("loss", () => {
  it("is realised without proceeds, under its own heading", () => {
    const made = books([one, row("loss", "2024-02-01", { out: "1 bitcoin", subtype: "theft" })]);
    expect(made.disposals).toMatchObject([{ kind: "loss", proceeds: "0", gain: "-30030" }]);
    expect(sums(made)).toEqual({ in: "30030", realised: "-30030" });
  });
});

describe("split, redenomination, migration", () => {
  const split = row("split", "2024-02-01", { in: "2 bitcoin", out: "1 bitcoin" });

  it("split: quantity by ratio, date and basis stay; then a sale", () => {
    const made = books([one, split, sell("2024-02-01", "1 bitcoin", "20000")]);
    expect(made.disposals).toMatchObject([{ cost: "15015", lots: [{ acquiredAt: one.at }] }]);
    expect(made.holdings.get(BTC)).toEqual({ quantity: "1", cost: "15015" });
    expect(sums(made)).toEqual({ in: "30030", out: "20000", realised: "4985" });
  });

  it("split: rounded once, and the parts add up under every method", () => {
    const rows = [
      buy("2024-01-01", "1 bitcoin", "1"),
      buy("2024-01-02", "1 bitcoin", "2"),
      row("split", "2024-02-01", { in: "1 bitcoin", out: "3 bitcoin" }),
    ];
    for (const method of ["fifo", "hifo", "average"] as const) {
      const made = books(rows, { method });
      expect(made.holdings.get(BTC)).toEqual({ quantity: "0.666666666666666667", cost: "3" });
    }
  });

  it("redenomination: all of an asset becomes another", () => {
    const made = books([one, row("split", "2024-02-01", { in: "1000 solana", out: "1 bitcoin" })]);
    expect([...made.holdings]).toEqual([["solana", { quantity: "1000", cost: "30030" }]]);
    expect(made.lots).toMatchObject([{ id: one.id, acquiredAt: one.at }]);
  });

  it("migration: exactly so much becomes so much of another", () => {
    const made = books([one, row("migration", "2024-02-01", { out: "0.5 bitcoin", in: "50 solana" })]);
    expect(sums(made)).toEqual({ in: "30030" });
    expect(made.holdings.get("solana" as AssetId)).toEqual({ quantity: "50", cost: "15015" });
  });
});
