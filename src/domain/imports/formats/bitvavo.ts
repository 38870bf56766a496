import { isTimeZone } from "../../time-zone.ts";
import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import { eventOf } from "../row.ts";
import { difference, sum } from "../text/product.ts";

const [PAID, PAID_IN] = ["received / paid amount", "received / paid currency"];

/** Bitvavo's transactions: each row names its zone; what was paid contains the fee, what was received is without it. */
export const bitvavo: Format = {
  id: "bitvavo",
  name: "Bitvavo transactions",
  matches: (names) => hasAll(names, ["timezone", "date", "time", "type", "currency", "amount", PAID, "status"]),
  read: rowByRow((row) => {
    const zone = row.text("timezone");
    if (!isTimeZone(zone)) row.wrong("timezone", "a time zone such as Europe/Amsterdam");
    const text = `${row.text("date")} ${row.text("time")}`;
    const at = row.errors.length > 0 ? 0 : row.timeIn(text, "time", ["y-m-d"], zone);
    if (!DONE.has(row.text("status").toLowerCase())) return row.entry("not_executed");
    const type = row.text("type").toLowerCase();
    const leg = row.leg("amount", "currency", true);
    const fee = row.leg("fee amount", "fee currency");
    const externalId = row.id("transaction id");
    const own = { at, source: "bitvavo", externalId };
    if (type === "buy" || type === "sell") {
      const money = row.leg(PAID, PAID_IN, true);
      if (leg === null || money === null) return row.entry(null);
      const inMoney = fee?.asset === money.asset ? fee.amount : null;
      const before = inMoney === null ? money.amount : (type === "buy" ? difference : sum)(money.amount, inMoney);
      if (before === null || before === "0") row.wrong("fee amount", "less than what was paid");
      if (before === null || row.errors.length > 0) return row.entry(null);
      const gross = { asset: money.asset, amount: before };
      const legs = type === "buy" ? { in: leg, out: gross } : { in: gross, out: leg };
      return row.entry(
        eventOf({
          ...own,
          type: "trade",
          ...legs,
          fee,
          price: row.amount("quote price"),
          valueCurrency: row.asset("quote currency"),
        }),
      );
    }
    const reward = REWARDS.get(type);
    if (reward === undefined && type !== "deposit" && type !== "withdrawal")
      row.wrong(
        "type",
        `one of buy, sell, deposit, withdrawal, ${[...REWARDS.keys()].join(", ")}; or leave the row out`,
      );
    if (leg === null || row.errors.length > 0) return row.entry(null);
    if (reward !== undefined) return row.entry(eventOf({ ...own, type: "reward", subtype: reward, in: leg, fee }));
    return row.entry(
      type === "deposit"
        ? eventOf({ ...own, type: "deposit", in: leg, fee })
        : eventOf({ ...own, type: "withdrawal", out: leg, fee }),
    );
  }),
};

const DONE = new Set(["completed", "distributed"]);
const REWARDS: ReadonlyMap<string, string> = new Map([
  ["staking", "staking"],
  ["fixed_staking", "staking"],
  ["lending", "interest"],
  ["rebate", "cashback"],
  ["affiliate", "referral"],
  ["campaign_new_user_incentive", "referral"],
]);
