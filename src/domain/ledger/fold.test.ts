import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import type { Books } from "./books.ts";
import { fold, realisedOf } from "./fold.ts";
import { buy, sell, SETTINGS } from "./testing/rows.ts";
import type { Transaction } from "./transaction.ts";

const BTC = "bitcoin" as AssetId;

function books(...rows: Transaction[]): Books {
  const result = fold(rows, SETTINGS);
  if (!result.ok) throw new Error(`more asked than held of ${result.shortfall.asset}`);
  return result.books;
}

describe("lots", () => {
  it("leave first in, first out, with their own cost and date", () => {
    const [first, second] = [buy("2024-01-01", "1 bitcoin", "30000"), buy("2024-02-01", "1 bitcoin", "40000")];
    const result = books(first, second, sell("2024-03-01", "1.5 bitcoin", "75000"));
    expect(result.disposals).toMatchObject([
      {
        kind: "sale",
        quantity: "1.5",
        proceeds: "75000",
        cost: "50000",
        gain: "25000",
        lots: [
          { lotId: first.id, acquiredAt: first.at, quantity: "1", cost: "30000", proceeds: "50000" },
          { lotId: second.id, acquiredAt: second.at, quantity: "0.5", cost: "20000", proceeds: "25000" },
        ],
      },
    ]);
    expect(result.lots).toMatchObject([{ id: second.id, asset: BTC, quantity: "0.5", cost: "20000" }]);
    expect(result.holdings).toEqual(new Map([[BTC, { quantity: "0.5", cost: "20000" }]]));
  });

  it("divide a cost by remainder, so that the last part takes what rounding left", () => {
    const result = books(
      buy("2024-01-01", "3 bitcoin", "10"),
      sell("2024-01-02", "1 bitcoin", "1"),
      sell("2024-01-03", "1 bitcoin", "1"),
      sell("2024-01-04", "1 bitcoin", "1"),
    );
    expect(result.disposals.map((disposal) => disposal.cost)).toEqual([
      "3.333333333333333333",
      "3.333333333333333334",
      "3.333333333333333333",
    ]);
    expect(result.holdings.size, "nothing is held, so nothing is left of the cost").toBe(0);
    expect(result.lots).toEqual([]);
  });

  it("share proceeds out by remainder as well", () => {
    const result = books(
      buy("2024-01-01", "1 bitcoin", "1"),
      buy("2024-01-02", "1 bitcoin", "1"),
      buy("2024-01-03", "1 bitcoin", "1"),
      sell("2024-01-04", "3 bitcoin", "10"),
    );
    expect(result.disposals[0]?.lots.map((lot) => lot.proceeds)).toEqual([
      "3.333333333333333333",
      "3.333333333333333333",
      "3.333333333333333334",
    ]);
  });
});

describe("fees", () => {
  it("in money raise what a buy cost and lower what a sale brought", () => {
    const result = books(
      buy("2024-01-01", "1 bitcoin", "30000", { fee: "30" }),
      sell("2024-02-01", "1 bitcoin", "40000", { fee: "40" }),
    );
    expect(result.disposals).toMatchObject([{ proceeds: "39960", cost: "30030", gain: "9930" }]);
    expect(result.fees.map((fee) => fee.amount)).toEqual(["30", "40"]);
    expect(result.flows).toMatchObject([
      { direction: "in", value: "30030" },
      { direction: "out", value: "39960" },
    ]);
  });

  it("in the coin bought leave a lot of what arrived, for the whole outlay", () => {
    const result = books(buy("2024-01-01", "1 bitcoin", "30000", { fee: "0.001 bitcoin" }));
    expect(result.lots).toMatchObject([{ quantity: "0.999", cost: "30000" }]);
  });

  it("in the coin sold are consumed as well, without proceeds", () => {
    const result = books(
      buy("2024-01-01", "1 bitcoin", "30000"),
      sell("2024-02-01", "0.5 bitcoin", "20000", { fee: "0.1 bitcoin" }),
    );
    expect(result.disposals).toMatchObject([
      { kind: "sale", quantity: "0.5", proceeds: "20000", cost: "15000", gain: "5000" },
      { kind: "fee", quantity: "0.1", proceeds: "0", cost: "3000", gain: "-3000" },
    ]);
    expect(realisedOf(result)).toBe("2000");
    expect(result.holdings.get(BTC)).toEqual({ quantity: "0.4", cost: "12000" });
  });

  it("above the proceeds make a sale a loss, and money that was paid in", () => {
    const result = books(buy("2024-01-01", "1 bitcoin", "10"), sell("2024-02-01", "1 bitcoin", "1", { fee: "3" }));
    expect(result.disposals).toMatchObject([{ proceeds: "-2", gain: "-12" }]);
    expect(result.flows.at(-1)).toMatchObject({ direction: "in", value: "2" });
  });
});

describe("the order of events", () => {
  it("is by time, whatever the order of the rows", () => {
    const [early, late] = [buy("2024-01-01", "1 bitcoin", "10"), buy("2024-02-01", "1 bitcoin", "20")];
    const sale = sell("2024-03-01", "1 bitcoin", "30");
    expect(books(sale, late, early).disposals).toEqual(books(early, late, sale).disposals);
    expect(books(sale, late, early).disposals[0]?.cost).toBe("10");
  });

  it("at one instant lets what is bought be sold", () => {
    const sale = sell("2024-01-01", "1 bitcoin", "20", { position: 0 });
    expect(books(sale, buy("2024-01-01", "1 bitcoin", "10", { position: 1 })).holdings.size).toBe(0);
  });

  it("at one instant takes buys by position", () => {
    const second = buy("2024-01-01", "1 bitcoin", "20", { position: 2 });
    const first = buy("2024-01-01", "1 bitcoin", "10", { position: 1 });
    expect(books(second, first, sell("2024-01-02", "1 bitcoin", "30")).disposals[0]?.cost).toBe("10");
  });
});

describe("more sold than was held at that moment", () => {
  it("names coin, held, asked and the first sale that breaks, though enough came later", () => {
    const sale = sell("2024-02-01", "2 bitcoin", "1");
    const rows = [buy("2024-01-01", "1.5 bitcoin", "1"), sale, buy("2024-03-01", "5 bitcoin", "1")];
    expect(fold(rows, SETTINGS)).toEqual({
      ok: false,
      shortfall: { asset: BTC, held: "1.5", asked: "2", transactionId: sale.id, at: sale.at },
    });
  });

  it("counts a fee in the coin", () => {
    const rows = [buy("2024-01-01", "1 bitcoin", "1"), sell("2024-02-01", "1 bitcoin", "1", { fee: "0.01 bitcoin" })];
    expect(fold(rows, SETTINGS)).toMatchObject({ ok: false, shortfall: { held: "1", asked: "1.01" } });
  });

  it("looks at each coin for itself", () => {
    const rows = [buy("2024-01-01", "1 bitcoin", "1"), sell("2024-02-01", "1 ethereum", "1")];
    expect(fold(rows, SETTINGS)).toMatchObject({ ok: false, shortfall: { asset: "ethereum", held: "0" } });
  });
});
