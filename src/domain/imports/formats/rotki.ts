import type { Format } from "../format.ts";
import { hasAll, rowByRow } from "../format.ts";
import { eventOf } from "../row.ts";

/** rotki's generic forms: times in ms, assets by symbol or by its own identifiers. */
const common = ["location", "fee", "fee currency", "description", "timestamp"];
const FORMS = ["unix_ms"] as const;

export const rotkiTrades: Format = {
  id: "rotki-trades",
  name: "rotki generic trades",
  matches: (names) =>
    hasAll(names, [...common, "spend currency", "spend amount", "receive currency", "receive amount"]),
  read: rowByRow((row) => {
    const at = row.time("timestamp", FORMS, "UTC");
    const given = row.leg("spend amount", "spend currency", true);
    const come = row.leg("receive amount", "receive currency", true);
    const fee = row.leg("fee", "fee currency");
    if (given === null || come === null) return row.entry(null);
    const note = row.note("description");
    return row.entry(eventOf({ type: "trade", at, source: "rotki", in: come, out: given, fee, note }));
  }),
};

const ARRIVES: Readonly<Record<string, { type: "deposit" | "reward"; subtype: string | null }>> = {
  deposit: { type: "deposit", subtype: null },
  income: { type: "reward", subtype: null },
  staking: { type: "reward", subtype: "staking" },
};
const LEAVES: Readonly<Record<string, "withdrawal" | "loss">> = {
  withdrawal: "withdrawal",
  spend: "withdrawal",
  loss: "loss",
};

export const rotkiEvents: Format = {
  id: "rotki-events",
  name: "rotki generic events",
  matches: (names) => hasAll(names, [...common, "type", "currency", "amount"]),
  read: rowByRow((row) => {
    const at = row.time("timestamp", FORMS, "UTC");
    const leg = row.leg("amount", "currency", true);
    const fee = row.leg("fee", "fee currency");
    const name = row.text("type").toLowerCase();
    const [arrives, leaves] = [ARRIVES[name], LEAVES[name]];
    if (arrives === undefined && leaves === undefined)
      row.wrong("type", `one of ${[...Object.keys(ARRIVES), ...Object.keys(LEAVES)].join(", ")}; or leave the row out`);
    if (leg === null || row.errors.length > 0) return row.entry(null);
    const own = { at, source: "rotki", fee, note: row.note("description") };
    if (arrives !== undefined) return row.entry(eventOf({ ...own, ...arrives, in: leg }));
    return row.entry(eventOf({ ...own, type: leaves ?? "withdrawal", out: leg }));
  }),
};
