import type { Format } from "../format.ts";
import { hasAll, rowsOf } from "../format.ts";
import type { AssetName, Entry, IgnoredReason, NeutralEvent, NeutralLeg } from "../neutral.ts";
import type { Row } from "../row.ts";
import { entryOf, eventOf } from "../row.ts";
import { krakenAsset } from "./kraken-assets.ts";

const SOURCE = "kraken";

/**
 * Kraken's ledgers, with 10 to 16 columns: each leg a row, legs of a trade share a `refid`, a fee is in the row's own asset and
 * on top of its amount.
 */
export const krakenLedgers: Format = {
  id: "kraken-ledgers",
  name: "Kraken ledgers",
  matches: (names) => hasAll(names, ["txid", "refid", "time", "type", "subtype", "aclass", "asset", "amount", "fee"]),
  zoneOf: () => "UTC",
  read: (table) => {
    const legs = rowsOf(table).map(legOf);
    const trades = Map.groupBy(
      legs.filter((leg) => leg.isTrade),
      ({ refid, row }) => (refid === "" ? `line ${row.line}` : refid),
    );
    const begun = new Set<string>();
    return legs.flatMap((leg) => {
      if (!leg.isTrade) return leg.row.text("txid") === "" ? [leg.row.entry("pending")] : single(leg);
      const key = leg.refid === "" ? `line ${leg.row.line}` : leg.refid;
      if (begun.has(key)) return [];
      begun.add(key);
      return joined(trades.get(key) ?? []);
    });
  },
};

interface Leg {
  readonly row: Row;
  readonly at: number;
  readonly type: string;
  readonly subtype: string;
  readonly refid: string;
  readonly isTrade: boolean;
  readonly asset: AssetName;
  readonly amount: NeutralLeg["amount"];
  readonly negative: boolean;
  readonly fee: NeutralLeg | null;
}

const TRADES = new Set(["trade", "spend", "receive", "sale", "conversion"]);
/** Of which a positive amount is income. */
const REWARDS: ReadonlyMap<string, string> = new Map([
  ["staking", "staking"],
  ["earn reward", "staking"],
  ["earn airdrop", "airdrop"],
  ["reward", "staking"],
  ["airdrop", "airdrop"],
  ["transfer airdrop", "airdrop"],
  ["invite bonus", "referral"],
  ["nftrebate", "cashback"],
]);
const MOVES = new Set(["deposit", "withdrawal", "adjustment", "credit", "hybridearnwithdrawal"]);
const KNOWN = [
  ...TRADES,
  ...MOVES,
  "earn",
  "staking",
  "transfer",
  "reward",
  "airdrop",
  "invite bonus",
  "nftrebate",
  "dividend",
];

function legOf(row: Row): Leg {
  const number = row.number("amount", true);
  const code = row.text("asset");
  if (code === "") row.wrong("asset", "the code of a coin or currency");
  const asset = krakenAsset(code);
  const fee = row.amount("fee");
  const type = row.text("type").toLowerCase();
  return {
    row,
    at: row.time("time", ["y-m-d"]),
    type,
    subtype: row.text("subtype").toLowerCase(),
    refid: row.text("refid"),
    isTrade: TRADES.has(type),
    asset,
    amount: number?.amount ?? ("0" as NeutralLeg["amount"]),
    negative: number?.negative ?? false,
    fee: fee === null || fee === "0" ? null : { asset, amount: fee },
  };
}

function single(leg: Leg): Entry[] {
  const { row, type, subtype, at, asset, amount, negative, fee } = leg;
  const is = (event: NeutralEvent | IgnoredReason) => [row.entry(row.errors.length > 0 ? null : event)];
  if (type === "dividend") return is("not_a_coin");
  if (asset === "KFEE") return is("fee_credit");
  const own = { at, source: SOURCE, externalId: row.id("txid"), fee };
  const reward = REWARDS.get(type) ?? REWARDS.get(`${type} ${subtype}`);
  if (reward !== undefined && !negative)
    return is(
      amount === "0" ? "nothing_moved" : eventOf({ ...own, type: "reward", subtype: reward, in: { asset, amount } }),
    );
  // Staked, allocated, and back; to and from futures is a move within the exchange too.
  if (type === "earn" || type === "transfer" || type === "staking") return is("internal");
  if (!MOVES.has(type)) {
    row.wrong("type", `one of ${KNOWN.join(", ")}; or leave the row out`);
    return [row.entry(null)];
  }
  if (amount === "0") return is("nothing_moved");
  return is(
    negative
      ? eventOf({ ...own, type: "withdrawal", out: { asset, amount } })
      : eventOf({ ...own, type: "deposit", in: { asset, amount } }),
  );
}

function joined(all: readonly Leg[]): Entry[] {
  const credits = all.filter(({ asset }) => asset === "KFEE").map(({ row }) => row.entry("fee_credit"));
  const legs = all.filter(({ asset, amount }) => asset !== "KFEE" && amount !== "0");
  const rows = legs.map(({ row }) => row);
  if (rows.length === 0) return credits;
  const wrong = rows.some(({ errors, needsZone }) => errors.length > 0 || needsZone);
  const outs = legs.filter(({ negative }) => negative);
  const ins = legs.filter(({ negative }) => !negative);
  const [out, come] = [outs[0], ins[0]];
  if (wrong) return [entryOf(rows, null), ...credits];
  if (outs.length !== 1 || ins.length !== 1 || out === undefined || come === undefined) {
    rows[0]?.wrong("refid", "two rows of this refid: what was given and what arrived");
    return [entryOf(rows, null), ...credits];
  }
  const leg = ({ asset, amount }: Leg) => ({ asset, amount });
  const at = Math.min(out.at, come.at);
  const [fee = null, second] = [out.fee, come.fee].filter((one) => one !== null);
  const event = eventOf({
    type: "trade",
    at,
    source: SOURCE,
    externalId: out.row.id("refid"),
    in: leg(come),
    out: leg(out),
    fee,
  });
  // An event has one fee; a second one is an event of its own.
  const more =
    second === undefined ? [] : [entryOf([come.row], eventOf({ type: "fee", at, source: SOURCE, out: second }))];
  return [entryOf(rows, event), ...more, ...credits];
}
