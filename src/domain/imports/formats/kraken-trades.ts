import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import { eventOf } from "../row.ts";
import { krakenPair } from "./kraken-assets.ts";

/** Kraken's trades. Its ledgers know the same trades by the same ids, and deposits, rewards and instant buys besides. */
export const krakenTrades: Format = {
  id: "kraken-trades",
  name: "Kraken trades",
  matches: (names) => hasAll(names, ["txid", "ordertxid", "pair", "time", "type", "price", "cost", "fee", "vol"]),
  zoneOf: () => "UTC",
  read: rowByRow((row) => {
    const at = row.time("time", ["y-m-d"]);
    const pair = krakenPair(row.text("pair"));
    if (pair === null) row.wrong("pair", "a pair such as XXBTZEUR or XBT/EUR");
    const side = row.text("type").toLowerCase();
    if (side !== "buy" && side !== "sell") row.wrong("type", "buy or sell");
    const [vol, cost, fees] = [row.amount("vol", true), row.amount("cost", true), row.amount("fee")];
    if (vol === "0") row.wrong("vol", "more than 0");
    if (cost === "0") row.wrong("cost", "more than 0");
    if (pair === null || vol === null || cost === null || row.errors.length > 0) return row.entry(null);
    const [base, quote] = [
      { asset: pair.base, amount: vol },
      { asset: pair.quote, amount: cost },
    ];
    const fee = fees === null || fees === "0" ? null : { asset: pair.quote, amount: fees };
    const legs = side === "buy" ? { in: base, out: quote } : { in: quote, out: base };
    const common = { at, source: "kraken", externalId: row.id("txid"), price: row.amount("price") };
    return row.entry(eventOf({ type: "trade", ...common, ...legs, fee }));
  }),
};
