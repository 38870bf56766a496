import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { Books } from "./books.ts";
import { amountOf, toText, toUnits } from "../money/fixed.ts";
import { fold } from "./fold.ts";
import { Lots } from "./lots.ts";
import { lotOf } from "./open-lot.ts";
import { byDate } from "./ranking.ts";
import type { FoldSettings } from "./settings.ts";
import { identityOf } from "./testing/identity.ts";
import { buy, COLD, MAIN, priced, row, sell, SETTINGS } from "./testing/rows.ts";
import type { Transaction } from "./transaction.ts";

/** One test for each row of the table in docs/ledger.md, by its name there. */

const PRICES = { bitcoin: "50000", ethereum: "2000", "fiat:eur": "1.1", tether: "1", solana: "100" };
const TRACKED = { cash: "tracked" } as const;
const BTC = "bitcoin" as AssetId;

function books(
  rows: readonly Transaction[],
  some: Partial<FoldSettings> = {},
  prices: Readonly<Record<string, string>> = PRICES,
): Books {
  const result = fold(rows, { ...SETTINGS, ...some }, priced(prices));
  if (!result.ok) throw new Error(`more asked than held of ${result.shortfall.asset}`);
  return result.books;
}

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

describe("lot methods", () => {
  const rows = [
    buy("2024-01-01", "1 bitcoin", "30000", { ref: "a", price: "20" }),
    buy("2024-02-01", "1 bitcoin", "50000", { ref: "b", price: "10" }),
    buy("2024-03-01", "1 bitcoin", "40000", { ref: "c", price: "30" }),
    sell("2024-04-01", "1 bitcoin", "60000"),
  ];
  it.each([
    ["fifo", "30000"],
    ["lifo", "40000"],
    ["hifo", "50000"],
    ["lofo", "30000"],
    ["average", "40000"],
    ["specific", "30000"],
  ] as const)("%s takes a cost of %s", (method, cost) => {
    expect(books(rows, { method }).disposals[0]?.cost).toBe(cost);
  });

  it("HIFO and LOFO can rank by the stated price", () => {
    expect(books(rows, { method: "hifo", rankBy: "price" }).disposals[0]?.cost).toBe("40000");
    expect(books(rows, { method: "lofo", rankBy: "price" }).disposals[0]?.cost).toBe("50000");
  });

  it("HIFO ties go to the earlier lot, whatever rounding left of it", () => {
    const thirds = [buy("2024-01-01", "3 bitcoin", "10"), buy("2024-01-02", "3 bitcoin", "10")];
    const sales = [1, 2, 3].map((n) => sell(`2024-02-0${n}`, "1 bitcoin", "1"));
    for (const method of ["hifo", "lofo"] as const) {
      const { disposals } = books([...thirds, ...sales], { method });
      expect(disposals.map(({ lots }) => lots[0]?.acquiredAt)).toEqual([1, 2, 3].map(() => thirds[0]?.at));
    }
  });

  it("average cost stays after a sale, and ages go by first in first out", () => {
    const made = books(rows, { method: "average" });
    expect(made.holdings.get(BTC)).toEqual({ quantity: "2", cost: "80000" });
    expect(made.lots.map(({ ref, cost }) => [ref, cost])).toEqual([
      ["b", "40000"],
      ["c", "40000"],
    ]);
  });

  it("specific takes the lots named, then by order; other methods ignore the names", () => {
    const named = sell("2024-04-01", "1.5 bitcoin", "60000", { lots: [{ ref: "c", quantity: "1" as never }] });
    const lots = [...rows.slice(0, 3), named];
    expect(books(lots, { method: "specific" }).disposals[0]?.cost).toBe("55000");
    expect(books(lots, { method: "specific", rest: "hifo" }).disposals[0]?.cost).toBe("65000");
    expect(books(lots, { method: "fifo" }).disposals[0]?.cost).toBe("55000");
  });

  it("specific refuses a lot that has less than is named, and names sale and lot", () => {
    const named = sell("2024-04-01", "1.5 bitcoin", "1", { lots: [{ ref: "c", quantity: "1.1" as never }] });
    expect(fold([...rows.slice(0, 3), named], { ...SETTINGS, method: "specific" })).toMatchObject({
      ok: false,
      shortfall: { lot: "c", held: "1", asked: "1.1", transactionId: named.id },
    });
  });

  it("with strictly rising unit costs HIFO is LIFO and LOFO is FIFO", () => {
    const rising = Array.from({ length: 30 }, (_, i) =>
      buy(`2024-01-${String(i + 1).padStart(2, "0")}`, "3 bitcoin", String(100 + i)),
    );
    const sales = Array.from({ length: 20 }, (_, i) =>
      sell(`2024-02-${String(i + 1).padStart(2, "0")}`, "0.7 bitcoin", "50"),
    );
    const under = (method: FoldSettings["method"]) => books([...rising, ...sales], { method }).disposals;
    expect(under("hifo")).toEqual(under("lifo"));
    expect(under("lofo")).toEqual(under("fifo"));
  });

  it("adds up many small parts exactly", () => {
    const grains = Array.from({ length: 1000 }, () =>
      row("reward", "2024-01-01", { in: "0.00001 bitcoin", value: "0.00000001" }),
    );
    const made = books(grains);
    expect(made.holdings.get(BTC)).toEqual({ quantity: "0.01", cost: "0.00001" });
  });

  it("adds up a million amounts of 1e-8 exactly", () => {
    const pool = new Lots(BTC, byDate, false);
    const grain = toUnits("0.00000001");
    const lot = lotOf(row("reward", "2024-01-01", { in: "0.00000001 bitcoin" }), grain, grain);
    for (let n = 0; n < 1_000_000; n++) pool.add(lot);
    expect([toText(pool.held), amountOf(pool.cost)]).toEqual(["0.01", "0.01"]);
  });
});
