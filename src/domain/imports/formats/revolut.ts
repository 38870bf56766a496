import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import type { AssetName, NeutralLeg } from "../neutral.ts";
import type { Row } from "../row.ts";
import { assetName, eventOf } from "../row.ts";

/** Revolut's crypto statement: the currency stands in each sum, by its mark or code. */
export const revolut: Format = {
  id: "revolut",
  name: "Revolut crypto statement",
  matches: (names) => hasAll(names, ["symbol", "type", "quantity", "price", "value", "fees", "date"]),
  read: rowByRow((row) => {
    const at = row.time("date", ["text", "y-m-d"]);
    const type = row.text("type").toLowerCase();
    if (!TYPES.has(type)) row.wrong("type", `one of ${[...TYPES].join(", ")}; or leave the row out`);
    const coin = row.leg("quantity", "symbol", true);
    if (INTERNAL.has(type)) return row.entry("internal");
    const [price, value, fee] = [money(row, "price"), money(row, "value"), money(row, "fees")];
    const isTrade = type === "buy" || type === "sell";
    if (isTrade && value === null) row.wrong("value", "the money of the trade, with its currency");
    if (coin === null || row.errors.length > 0) return row.entry(null);
    const own = { at, source: "revolut" };
    const stated = {
      price: price?.amount ?? null,
      value: value?.amount ?? null,
      valueCurrency: (value ?? price)?.asset ?? null,
    };
    if (isTrade) {
      const legs = type === "buy" ? { in: coin, out: value } : { in: value, out: coin };
      return row.entry(eventOf({ ...own, ...stated, type: "trade", ...legs, fee }));
    }
    if (type === "send") return row.entry(eventOf({ ...own, ...stated, type: "withdrawal", out: coin, fee }));
    if (type === "receive") return row.entry(eventOf({ ...own, ...stated, type: "deposit", in: coin, fee }));
    const subtype = type === "staking reward" ? "staking" : "airdrop";
    return row.entry(eventOf({ ...own, ...stated, type: "reward", subtype, in: coin, fee }));
  }),
};

const INTERNAL = new Set(["stake", "unstake"]);
const TYPES = new Set(["buy", "sell", "send", "receive", "staking reward", "learn reward", ...INTERNAL]);
const MARKS: Readonly<Record<string, string>> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY" };

/** `50.00 SEK`, `€10.00`, or `€,10.00` as some exports write it. */
function money(row: Row, column: string): NeutralLeg | null {
  const text = row.text(column);
  if (text === "") return null;
  const [, mark = "", , code] = /^(\p{Sc})?,?\s*(.*?)\s*([A-Z]{3})?$/u.exec(text) ?? [];
  const currency = code ?? MARKS[mark];
  const read = row.numberIn(text.replace(/^(\p{Sc}),/u, "$1"), column);
  if (currency === undefined) row.wrong(column, "an amount with its currency, such as 50.00 EUR");
  if (read === null || read.amount === "0" || currency === undefined) return null;
  return { asset: assetName(currency) satisfies AssetName, amount: read.amount };
}
