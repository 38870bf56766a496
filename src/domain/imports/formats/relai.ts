import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import { assetName, eventOf } from "../row.ts";

const BTC = assetName("BTC");

/** Relai: bitcoin and nothing else. */
export const relai: Format = {
  id: "relai",
  name: "Relai transactions",
  matches: (names) =>
    hasAll(names, ["date", "transaction type", "btc amount", "btc price", "fiat amount (excl. fees)", "fiat currency"]),
  read: rowByRow((row) => {
    const at = row.time("date", ["y-m-d"]);
    const type = row.text("transaction type").toLowerCase();
    if (type !== "buy" && type !== "sell") row.wrong("transaction type", "Buy or Sell; or leave the row out");
    const amount = row.amount("btc amount", true);
    if (amount === "0") row.wrong("btc amount", "more than 0");
    const money = row.leg("fiat amount (excl. fees)", "fiat currency", true);
    const fee = row.leg("fee", "fee currency");
    if (amount === null || money === null || row.errors.length > 0) return row.entry(null);
    const coin = { asset: BTC, amount };
    const legs = type === "buy" ? { in: coin, out: money } : { in: money, out: coin };
    const stated = { price: row.amount("btc price"), valueCurrency: money.asset };
    const own = { at, source: "relai", externalId: row.id("operation id") };
    return row.entry(eventOf({ ...own, type: "trade", ...legs, ...stated, fee }));
  }),
};
