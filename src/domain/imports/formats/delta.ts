import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import { eventOf } from "../row.ts";

const BASE = "base currency (name)";

/** Delta's export: shares and their dividends stand among coins, `Base type` tells them apart. */
export const delta: Format = {
  id: "delta",
  name: "Delta transactions",
  matches: (names) =>
    hasAll(names, ["date", "way", "base amount", BASE, "base type", "quote amount", "quote currency"]),
  read: rowByRow((row) => {
    const at = row.time("date", ["y-m-d"]);
    const way = row.text("way").toUpperCase();
    const kind = row.text("base type").toUpperCase();
    if (!WAYS.includes(way)) row.wrong("way", `one of ${WAYS.join(", ")}; or leave the row out`);
    if (kind !== "" && kind !== "CRYPTO" && kind !== "FIAT") return row.entry("not_a_coin");
    if (way === "DIVIDEND") return row.entry("not_a_coin");
    const base = row.leg("base amount", BASE, true);
    const isTrade = way === "BUY" || way === "SELL";
    const quote = isTrade ? row.leg("quote amount", "quote currency", true) : null;
    const fee = row.leg("fee amount", "fee currency (name)");
    if (base === null || row.errors.length > 0) return row.entry(null);
    const own = { at, source: "delta", fee, note: row.note("notes") };
    if (isTrade)
      return row.entry(
        eventOf({ ...own, type: "trade", ...(way === "BUY" ? { in: base, out: quote } : { in: quote, out: base }) }),
      );
    if (way === "WITHDRAW") {
      const gift = row.text("sent to").toUpperCase() === "GIFT";
      return row.entry(eventOf({ ...own, type: gift ? "gift_out" : "withdrawal", out: base }));
    }
    const from = row.text("sent/received from").toUpperCase();
    const reward = REWARDS.get(from);
    if (reward !== undefined) return row.entry(eventOf({ ...own, type: "reward", subtype: reward, in: base }));
    return row.entry(eventOf({ ...own, type: from === "GIFT" ? "gift_in" : "deposit", in: base }));
  }),
};

const WAYS = ["BUY", "SELL", "DEPOSIT", "WITHDRAW", "DIVIDEND"];
const REWARDS: ReadonlyMap<string, string> = new Map([
  ["DIVIDENDS", "staking"],
  ["STAKING", "staking"],
  ["MINING", "mining"],
  ["AIRDROP", "airdrop"],
  ["FORK", "fork"],
]);
