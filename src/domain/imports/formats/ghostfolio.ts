import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import type { AssetName } from "../neutral.ts";
import { assetName, eventOf } from "../row.ts";
import type { Row } from "../row.ts";
import { product } from "../text/product.ts";

/** Ghostfolio's CSV, and its JSON once its activities are rows. Days without a time are midnight where the person lives. */
export const ghostfolio: Format = {
  id: "ghostfolio",
  name: "Ghostfolio activities",
  matches: (names) => hasAll(names, ["date", "code", "datasource", "currency", "price", "quantity", "action", "fee"]),
  read: rowByRow((row) => {
    const at = row.time("date", ["y-m-d", "d-m-y"]);
    const action = row.text("action").toLowerCase();
    const currency = row.asset("currency");
    if (currency === null) row.wrong("currency", "the code of a currency");
    const [price, quantity, fees] = [row.amount("price"), row.amount("quantity"), row.amount("fee")];
    if (!ACTIONS.includes(action)) row.wrong("action", `one of ${ACTIONS.join(", ")}; or leave the row out`);
    if (currency === null || row.errors.length > 0) return row.entry(null);
    const common = { at, source: "ghostfolio", externalId: row.id("id"), note: row.note("note") };
    const money = (amount: typeof fees) => (amount === null || amount === "0" ? null : { asset: currency, amount });
    if (action === "fee") {
      const paid = money(fees) ?? money(product(price, quantity));
      return row.entry(paid === null ? "nothing_moved" : eventOf({ ...common, type: "fee", out: paid }));
    }
    if (action === "interest") {
      const earned = money(product(price, quantity));
      if (earned === null) return row.entry("nothing_moved");
      return row.entry(eventOf({ ...common, type: "reward", subtype: "interest", in: earned }));
    }
    const coin = coinOf(row, currency);
    if (coin === null || action === "dividend" || action === "item" || action === "liability")
      return row.entry("not_a_coin");
    if (quantity === null || quantity === "0") row.wrong("quantity", "more than 0");
    const total = product(price, quantity);
    if (total === null) row.wrong("price", "a price whose total has at most 20 digits before the point");
    if (quantity === null || total === null || row.errors.length > 0) return row.entry(null);
    const size = { asset: coin, amount: quantity };
    const fee = money(fees);
    // For nothing: it was given, not bought.
    if (total === "0")
      return row.entry(
        eventOf({
          ...common,
          fee,
          ...(action === "buy" ? { type: "gift_in", in: size } : { type: "gift_out", out: size }),
        }),
      );
    const paid = { asset: currency, amount: total };
    const legs = action === "buy" ? { in: size, out: paid } : { in: paid, out: size };
    return row.entry(eventOf({ ...common, type: "trade", ...legs, fee, price, valueCurrency: currency }));
  }),
};

const ACTIONS = ["buy", "sell", "dividend", "fee", "interest", "item", "liability"];

/** CoinGecko's id; Yahoo's symbol where it is a coin against the row's currency (BTCUSD, BTC-USD); else no coin. */
function coinOf(row: Row, currency: AssetName): AssetName | null {
  const code = row.text("code");
  const source = row.text("datasource").toUpperCase();
  if (source === "COINGECKO") return assetName(`=${code.toLowerCase()}`);
  if (source !== "YAHOO" || !code.toUpperCase().endsWith(currency)) return null;
  const symbol = code.slice(0, -currency.length).replace(/-$/, "");
  return symbol.length >= 2 ? assetName(symbol) : null;
}
