import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import reference from "../../../test/reference/accounting/cost_basis_portfolio_performance.json" with { type: "json" };
import rp2 from "../../../test/reference/accounting/rp2_test_hifo.json" with { type: "json" };
import { ledgerOf } from "../../../bench/ledger/rows.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import { decimal } from "../../domain/money/amount.ts";

interface Answer {
  readonly holdings: readonly Record<string, string | null>[];
  readonly lots: readonly Record<string, unknown>[];
  readonly disposals: readonly {
    readonly lots: readonly Record<string, string | number>[];
    readonly [field: string]: unknown;
  }[];
  readonly totals: Readonly<Record<string, { value: string; unknown: number }>>;
  readonly unknown: readonly unknown[];
  readonly notes: readonly string[];
}

const post = (body: unknown) =>
  exports.default.fetch("http://localhost:8787/api/v1/calc/lots", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function lots(body: unknown): Promise<Answer> {
  const response = await post(body);
  expect(response.status, await response.clone().text()).toBe(200);
  return response.json();
}

const time = (text: string) => text.replace(" ", "T").replace("+00:00", "Z");
const leg = (amount: string, asset = "fiat:usd") => ({ asset, amount });
const at = (date: string) => (date.includes("T") ? date : `${date}T00:00:00.000Z`);
const buy = (date: string, quantity: string, money: string, more: object = {}) => ({
  type: "buy",
  at: at(date),
  in: leg(quantity, "bitcoin"),
  out: leg(money),
  ...more,
});
const sell = (date: string, quantity: string, money: string, more: object = {}) => ({
  type: "sell",
  at: at(date),
  out: leg(quantity, "bitcoin"),
  in: leg(money),
  ...more,
});
const cents = (text: string | null | undefined) =>
  decimal(text ?? "NaN")
    .toDecimalPlaces(2, 4)
    .toFixed();

describe("POST /api/v1/calc/lots", () => {
  it("compares the methods for the same rows", async () => {
    const transactions = [
      buy("2024-01-01", "1", "30000"),
      buy("2024-02-01", "1", "50000"),
      buy("2024-03-01", "1", "40000"),
      sell("2024-04-01", "1", "60000"),
    ];
    const gains = await Promise.all(
      ["fifo", "lifo", "hifo", "lofo", "average"].map(async (method) => {
        const { totals } = await lots({ transactions, settings: { method } });
        return totals["realised"]?.value;
      }),
    );
    expect(gains).toEqual(["30000", "20000", "10000", "30000", "20000"]);
  });

  it("takes the lots that a sale names, and the rest by order", async () => {
    const named = sell("2024-04-01", "1.5", "90000", { lots: [{ ref: "b", quantity: "1" }] });
    const transactions = [
      buy("2024-01-01", "1", "30000", { ref: "a" }),
      buy("2024-02-01", "1", "50000", { ref: "b" }),
      named,
    ];
    const { disposals } = await lots({ transactions, settings: { method: "specific" } });
    expect(disposals[0]?.lots).toMatchObject([
      { ref: "b", quantity: "1", cost: "50000", gain: "10000" },
      { ref: "a", quantity: "0.5", cost: "15000", gain: "15000" },
    ]);
    const tooMuch = { ...named, lots: [{ ref: "b", quantity: "1.2" }] };
    const refused = await post({
      transactions: [...transactions.slice(0, 2), tooMuch],
      settings: { method: "specific" },
    });
    expect(await refused.json()).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { lot: "b", held: "1", asked: "1.2", row: 2 },
    });
  });

  it("tells short from long, ages and break-even, as of a time", async () => {
    const transactions = [
      buy("2023-01-01", "2", "20000", { fee: leg("10") }),
      sell("2024-01-01", "1", "15000"),
      sell("2024-01-02", "0.5", "9000"),
    ];
    const {
      disposals,
      lots: left,
      holdings,
    } = await lots({
      transactions,
      prices: [{ asset: "bitcoin", at: at("2024-02-01"), price: "20000" }],
      at: at("2024-02-01"),
    });
    expect(disposals.map((disposal) => disposal.lots[0]?.["term"])).toEqual(["short", "long"]);
    expect(left).toMatchObject([{ quantity: "0.5", breakEven: "10005", ageDays: 396, term: "long" }]);
    expect(holdings).toMatchObject([{ quantity: "0.5", value: "10000", unrealised: "4997.5" }]);
    const before = await lots({ transactions, at: at("2023-06-01") });
    expect(before.holdings).toMatchObject([{ quantity: "2", price: null, value: null, unrealised: null }]);
  });

  it("leaves unknown what nobody has a price for, and names it", async () => {
    const transactions = [
      { type: "reward", subtype: "staking", at: at("2024-01-01"), in: leg("1", "ethereum") },
      { type: "sell", at: at("2024-02-01"), out: leg("0.5", "ethereum"), in: leg("1500") },
    ];
    const answer = await lots({ transactions });
    expect(answer.unknown).toMatchObject([{ ref: "0", asset: "ethereum" }]);
    expect(answer.holdings).toMatchObject([{ quantity: "0.5", cost: null, averageCost: null }]);
    expect(answer.disposals).toMatchObject([{ proceeds: "1500", cost: null, gain: null }]);
    expect(answer.totals["realised"]).toEqual({ value: "0", unknown: 1 });
    const known = await lots({ transactions, prices: [{ asset: "ethereum", at: at("2023-12-31"), price: "2000" }] });
    expect(known.totals["realised"]).toEqual({ value: "500", unknown: 0 });
    const later = await lots({ transactions, prices: [{ asset: "ethereum", at: at("2024-01-02"), price: "2000" }] });
    expect(later.unknown, "a later price is never used").toHaveLength(1);
  });

  it("refuses what was never held, and names row, coin, held and asked", async () => {
    const response = await post({ transactions: [buy("2024-01-01", "1", "1"), sell("2024-01-02", "2", "1")] });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: "INSUFFICIENT_HOLDINGS",
      facts: { asset: "bitcoin", held: "1", asked: "2", row: 1 },
    });
  });

  it("reads a list that is newest first backwards", async () => {
    const same = at("2024-01-01");
    const rows = [buy(same, "1", "20"), buy(same, "1", "10")];
    const cost = async (body: object) =>
      (await lots({ transactions: [sell("2024-01-02", "1", "30"), ...rows], ...body })).disposals[0]?.["cost"];
    expect(await cost({})).toBe("20");
    expect(await cost({ newestFirst: true })).toBe("10");
  });

  it.each([
    [
      "a leg that is missing",
      { type: "buy", at: at("2024-01-01"), in: leg("1", "bitcoin") },
      "body.transactions.0.out",
    ],
    [
      "an amount as a number",
      { ...buy("2024-01-01", "1", "1"), out: { asset: "fiat:usd", amount: 1 } },
      "body.transactions.0.out.amount",
    ],
    ["a time before 2009", buy("2008-12-31", "1", "1"), "body.transactions.0.at"],
    ["a time ahead", buy("2124-01-01", "1", "1"), "body.transactions.0.at"],
    ["nothing bought", buy("2024-01-01", "0", "1"), "body.transactions.0.in.amount"],
    [
      "a kind that is none",
      { type: "reward", subtype: "luck", at: at("2024-01-01"), in: leg("1", "bitcoin") },
      "body.transactions.0.subtype",
    ],
    [
      "a transfer that changes on its way",
      { type: "transfer", at: at("2024-01-01"), in: leg("1", "bitcoin"), out: leg("2", "bitcoin") },
      "body.transactions.0.in",
    ],
    [
      "a coin that becomes money without a sale",
      { type: "migration", at: at("2024-01-01"), in: leg("1"), out: leg("2", "bitcoin") },
      "body.transactions.0.in.asset",
    ],
  ])("refuses %s", async (_name, row, path) => {
    const response = await post({ transactions: [row] });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path }] });
  });

  it("folds ten thousand rows, and refuses one more", async () => {
    const rows = ledgerOf(10_000, 20).map(({ type, at: when, in: arrives, out, fee }: Transaction) => ({
      type,
      at: new Date(when).toISOString(),
      ...(arrives === null ? {} : { in: arrives }),
      ...(out === null ? {} : { out }),
      ...(fee === null ? {} : { fee }),
    }));
    const { holdings } = await lots({ transactions: rows, at: rows.at(-1)?.at });
    expect(holdings).toHaveLength(20);
    expect((await post({ transactions: [...rows, rows[0]] })).status).toBe(400);
  });
});

describe("reference figures through the door", () => {
  it.each(reference.cases)("Portfolio Performance: $id", async ({ transactions, expected, ...given }) => {
    const rows = transactions.flatMap(({ date, type, quantity, amount }) => {
      if (type === "buy") return [buy(date, quantity, amount)];
      if (type === "sell") return [sell(date, quantity, amount)];
      return [
        {
          type: "transfer",
          at: at(date),
          out: leg(quantity, "bitcoin"),
          in: leg(quantity, "bitcoin"),
          toAccount: "second",
        },
      ];
    });
    for (const [name, method] of [
      ["fifo", "fifo"],
      ["movingAverage", "average"],
    ] as const) {
      const figures = (expected as Partial<Record<string, Partial<Record<string, string>>>>)[name];
      if (figures === undefined) continue;
      const { holdings, totals } = await lots({ transactions: rows, settings: { method } });
      const held = holdings[0];
      if (figures["remainingCost"] !== undefined)
        expect(cents(held?.["cost"] ?? "0")).toBe(cents(figures["remainingCost"]));
      if (figures["realised"] !== undefined) expect(cents(totals["realised"]?.value)).toBe(cents(figures["realised"]));
      if (figures["unrealised"] !== undefined) {
        const { marketPrice, marketValueTotal } = given as { marketPrice?: string; marketValueTotal?: string };
        const value = decimal(
          marketValueTotal?.split(" ")[0] ??
            decimal(held?.["quantity"] ?? "0")
              .times(marketPrice ?? "NaN")
              .toFixed(),
        );
        expect(cents(value.minus(held?.["cost"] ?? "0").toFixed())).toBe(cents(figures["unrealised"]));
      }
    }
  });

  it.each(["fifo", "lifo", "hifo", "lofo"] as const)("rp2's book B2 under %s, yearly gains", async (method) => {
    const book = rp2.assets[1];
    if (book === undefined) throw new Error("the book is missing");
    const transactions = [
      ...book.transactions.in.map((row) =>
        row.type === "BUY"
          ? buy(time(row.timestamp), row.quantity, row.fiatNoFee, {
              price: row.spotPrice,
              ...(row.fiatFee === "0" ? {} : { fee: leg(row.fiatFee) }),
            })
          : {
              type: "reward",
              at: time(row.timestamp),
              in: leg(row.quantity, "bitcoin"),
              value: row.fiatNoFee,
              price: row.spotPrice,
            },
      ),
      ...book.transactions.out.map((row) =>
        row.type === "SELL"
          ? sell(
              time(row.timestamp),
              row.quantity,
              row.fiatOut,
              row.cryptoFee === "0" ? {} : { fee: leg(row.cryptoFee, "bitcoin") },
            )
          : { type: "gift_out", at: time(row.timestamp), out: leg(row.quantity, "bitcoin"), value: row.fiatOut },
      ),
    ];
    const { totals } = await lots({ transactions, settings: { method, rankBy: "price", giftOut: "disposal" } });
    const sum = book.methods[method].yearly.reduce((total, { gain }) => total.plus(gain), decimal("0"));
    expect(
      decimal(totals["realised"]?.value ?? "NaN")
        .plus(totals["income"]?.value ?? "NaN")
        .toFixed(),
    ).toBe(sum.toFixed());
  });
});
