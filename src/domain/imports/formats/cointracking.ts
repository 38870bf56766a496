import type { Format } from "../format.ts";
import { rowByRow } from "../format.ts";
import type { NeutralEvent } from "../neutral.ts";
import { eventOf } from "../row.ts";

const HEADER = ["type", "buy", "cur.", "sell", "cur.", "fee", "cur."];
/** Three columns are called "Cur.": by place. */
const [TYPE, BUY, BUY_CUR, SELL, SELL_CUR, FEE, FEE_CUR] = [0, 1, 2, 3, 4, 5, 6];

/** CoinTracking's trades. A Tx-ID is a transaction of a chain, which several rows may share: it is kept in the note only. */
export const cointracking: Format = {
  id: "cointracking",
  name: "CoinTracking trades",
  matches: (names) => HEADER.every((name, i) => names[i] === name) && names.includes("date"),
  read: rowByRow((row) => {
    const at = row.time("date", ["d-m-y", "y-m-d"]);
    const name = row.text(TYPE).toLowerCase();
    const kind = KINDS.get(name);
    if (kind === undefined) row.wrong(TYPE, `one of ${[...KINDS.keys()].join(", ")}; or leave the row out`);
    const fee = row.leg(FEE, FEE_CUR);
    const come = kind?.arrives === true ? row.leg(BUY, BUY_CUR, true) : null;
    const given = kind?.leaves === true ? row.leg(SELL, SELL_CUR, true) : null;
    if (kind === undefined || row.errors.length > 0) return row.entry(null);
    const note = [row.text("comment"), row.text("tx-id")].filter((text) => text !== "").join(" · ");
    const own = { at, source: "cointracking", fee, note: note === "" ? null : note.slice(0, 1000) };
    return row.entry(eventOf({ ...own, type: kind.type, subtype: kind.subtype ?? null, in: come, out: given }));
  }),
};

interface Kind {
  readonly type: NeutralEvent["type"];
  readonly subtype?: string;
  readonly arrives?: true;
  readonly leaves?: true;
}

const reward = (subtype?: string): Kind => ({
  type: "reward",
  arrives: true,
  ...(subtype === undefined ? {} : { subtype }),
});
const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ["trade", { type: "trade", arrives: true, leaves: true }],
  ["swap (non taxable)", { type: "migration", arrives: true, leaves: true }],
  ["deposit", { type: "deposit", arrives: true }],
  ["withdrawal", { type: "withdrawal", leaves: true }],
  ["staking", reward("staking")],
  ["masternode", reward("staking")],
  ["interest income", reward("interest")],
  ["lending income", reward("interest")],
  ["mining", reward("mining")],
  ["airdrop", reward("airdrop")],
  ["hard fork", reward("fork")],
  ["reward / bonus", reward("cashback")],
  ["income", reward()],
  ["income (non taxable)", { type: "gift_in", arrives: true }],
  ["gift/tip", { type: "gift_in", arrives: true }],
  ["gift", { type: "gift_out", leaves: true }],
  ["donation", { type: "gift_out", leaves: true }],
  ["spend", { type: "withdrawal", leaves: true }],
  ["other fee", { type: "fee", leaves: true }],
  ["other expense", { type: "fee", leaves: true }],
  ["lost", { type: "loss", leaves: true, subtype: "lost_key" }],
  ["stolen", { type: "loss", leaves: true, subtype: "theft" }],
]);
