import { describe, expect, it } from "vitest";
import type { AssetId } from "../ids.ts";
import { amountOf, toText, toUnits } from "../money/fixed.ts";
import { fold } from "./fold.ts";
import { Lots } from "./lots.ts";
import { lotOf } from "./open-lot.ts";
import { byDate } from "./ranking.ts";
import type { FoldSettings } from "./settings.ts";
import { books } from "./testing/books.ts";
import { buy, row, sell, SETTINGS } from "./testing/rows.ts";

const BTC = "bitcoin" as AssetId;

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
