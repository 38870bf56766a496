import { describe, expect, it } from "vitest";
import reference from "../../../test/reference/accounting/ghostfolio.json" with { type: "json" };
import { fold } from "../ledger/fold.ts";
import type { FoldSettings } from "../ledger/settings.ts";
import { legOf, row, SETTINGS } from "../ledger/testing/rows.ts";
import type { Transaction } from "../ledger/transaction.ts";
import { decimal, toAmount, toSigned } from "../money/amount.ts";
import { Decimal } from "../money/decimal.ts";
import { returnOnAverageCapital } from "./average-capital.ts";

/** Ghostfolio: average cost, fees neither in cost nor in proceeds. */
const GHOSTFOLIO: FoldSettings = { ...SETTINGS, method: "average", feeMode: "apart" };

type Case = (typeof reference.cases)[number] & {
  readonly splits?: readonly { readonly date: string; readonly numerator: number; readonly denominator: number }[];
};

const rowsOf = ({ transactions, splits = [] }: Case): Transaction[] => [
  ...transactions.map(({ date, type, quantity, unitPrice, fee }, position) => {
    const money = toAmount(decimal(quantity).times(unitPrice));
    const legs = type === "buy" ? { in: `${quantity} coin`, out: money } : { in: money, out: `${quantity} coin` };
    // One after the other as they are listed, for at one instant what is bought would come first.
    return row(type as "buy", `${date}T12:00:00.00${position}Z`, { ...legs, ...(Number(fee) === 0 ? {} : { fee }) });
  }),
  ...splits.map(({ date, numerator, denominator }) =>
    row("split", date, { in: `${numerator} coin`, out: `${denominator} coin` }),
  ),
];

const books = (rows: readonly Transaction[]) => {
  const folded = fold(rows, GHOSTFOLIO);
  if (!folded.ok) throw new Error("the ledger cannot be");
  return folded.books;
};
const held = (rows: readonly Transaction[]) =>
  books(rows).holdings.get(legOf("1 coin").asset) ?? { quantity: "0", cost: "0" };
const near = (actual: number | null, expected: string) =>
  expect(Math.abs((actual ?? Number.NaN) - Number(expected))).toBeLessThan(1e-12);

// Short positions do not exist here: they are refused.
const cases = (reference.cases as readonly Case[]).filter(({ id }) => !id.includes("short"));

describe("Ghostfolio's figures", () => {
  it.each(cases)("$id: quantity, average price and investment", (example) => {
    const { expected } = example as { expected: Partial<Record<string, string>> };
    const { quantity, cost } = held(rowsOf(example));
    const digits = expected["quantity"]?.split(".")[1]?.length ?? 0;
    expect(decimal(quantity).toDecimalPlaces(digits).toFixed()).toBe(expected["quantity"]);
    if (expected["investment"] !== undefined) expect(cost).toBe(expected["investment"]);
    if (expected["averagePrice"] !== undefined && quantity !== "0") {
      const price = new Decimal(cost ?? "NaN").div(quantity);
      expect(price.toDecimalPlaces(12).toFixed()).toBe(expected["averagePrice"]);
    }
  });

  it.each(cases.filter(({ expected }) => "netPerformance" in expected))(
    "$id: performance and its percentages",
    (example) => {
      const rows = rowsOf(example);
      const { totals } = books(rows);
      const { quantity, cost } = held(rows);
      const prices = example.marketPrices as Partial<Record<string, string>>;
      const price = prices[example.asOf ?? ""] ?? "0";
      const gross = decimal(quantity)
        .times(price)
        .minus(cost ?? "NaN")
        .plus(totals.realised.value);
      const net = gross.minus(totals.feesApart.value);
      const expected = example.expected as Partial<Record<string, string>>;
      if (expected["grossPerformance"] !== undefined) expect(gross.toFixed()).toBe(expected["grossPerformance"]);
      expect(net.toFixed()).toBe(expected["netPerformance"]);

      const steps = rows.map(({ at }, i) => ({
        at,
        cost: toAmount(decimal(held(rows.slice(0, i + 1)).cost ?? "NaN")),
      }));
      const to = Date.parse(example.asOf ?? "");
      const percent = (gain: Decimal) => returnOnAverageCapital(toSigned(gain), [steps], to).value;
      if (expected["grossPerformancePercent"] !== undefined) near(percent(gross), expected["grossPerformancePercent"]);
      if (expected["netPerformancePercent"] !== undefined) near(percent(net), expected["netPerformancePercent"]);
    },
  );
});
