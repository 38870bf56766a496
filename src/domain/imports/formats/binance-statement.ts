import { toUnits, toText } from "../../money/fixed.ts";
import type { Format } from "../format.ts";
import { hasAll, rowsOf, utcOffsetIn } from "../format.ts";
import type { AssetName, Entry, IgnoredReason, NeutralEvent, NeutralLeg } from "../neutral.ts";
import type { Row } from "../row.ts";
import { entryOf, eventOf } from "../row.ts";

const SOURCE = "binance";
const SECOND_MS = 1000;

/** Binance's transaction history ("statement"): each leg a row. */
export const binanceStatement: Format = {
  id: "binance-statement",
  name: "Binance transaction history",
  matches: (names) =>
    hasAll(names, ["account", "operation", "coin", "change"]) && (names.includes("utc_time") || names.includes("time")),
  zoneOf: (fileName, header) =>
    header.some((cell) => cell.trim().toLowerCase() === "utc_time") ? "UTC" : utcOffsetIn(fileName),
  read: (table) => {
    const legs = rowsOf(table).map(legOf);
    const groups = new Map<string, Leg[]>();
    const entries: { first: number; entry: Entry }[] = [];
    const add = (entry: Entry) => entries.push({ first: entry.lines[0] ?? 0, entry });
    for (const leg of legs) {
      const { kind } = leg;
      if (kind !== "trade" && kind !== "convert" && kind !== "migration") add(single(leg));
      else {
        const key = `${kind} ${leg.row.text("account")} ${groupTime(leg, groups)}`;
        groups.set(key, [...(groups.get(key) ?? []), leg]);
      }
    }
    for (const group of groups.values()) for (const entry of joined(group)) add(entry);
    return entries.toSorted((a, b) => a.first - b.first).map(({ entry }) => entry);
  },
};

type Kind =
  | "trade"
  | "convert"
  | "migration"
  | "fee"
  | "deposit"
  | "withdrawal"
  | "internal"
  | "unknown"
  | `reward ${string}`;

interface Leg {
  readonly row: Row;
  readonly at: number;
  readonly kind: Kind;
  readonly isFee: boolean;
  readonly coin: AssetName;
  readonly amount: NeutralLeg["amount"];
  readonly negative: boolean;
}

const KINDS: readonly (readonly [pattern: RegExp, kind: Kind])[] = [
  [/^(fiat )?deposit$|^asset recovery$/, "deposit"],
  [/^(fiat )?withdraw(al)?$/, "withdrawal"],
  [/^binance convert$|^small assets exchange bnb|^large otc trading$|^auto-invest transaction$/, "convert"],
  [/^token swap/, "migration"],
  [/^(buy|sell|fee|transaction (buy|sold|spend|revenue|fee|related)|buy crypto with (fiat|card))$/, "trade"],
  [/(referral|commission) ?(commission|kickback|rebate|history)?$/, "reward referral"],
  [/voucher|cashback/, "reward cashback"],
  [/distribution|airdrop|launchpool/, "reward airdrop"],
  [/staking rewards?$/, "reward staking"],
  [/(interest|rewards?)$/, "reward interest"],
  [/(subscription|redemption|purchase)$|^transfer|^transfer_(in|out)$/, "internal"],
];
const EXPECTED = "an operation that is known here (deposits, trades, rewards, moves); or leave the row out";

function legOf(row: Row): Leg {
  const at = row.time(row.has("utc_time") ? "utc_time" : "time", ["y-m-d"]);
  const operation = row.text("operation").toLowerCase();
  const kind = KINDS.find(([pattern]) => pattern.test(operation))?.[1] ?? "unknown";
  if (kind === "unknown") row.wrong("operation", EXPECTED);
  const change = row.number("change", true);
  const coin = row.asset("coin");
  if (coin === null) row.wrong("coin", "the name of a coin or currency");
  return {
    row,
    at,
    kind,
    isFee: operation.endsWith("fee"),
    coin: coin ?? ("" as AssetName),
    amount: change?.amount ?? ("0" as NeutralLeg["amount"]),
    negative: change?.negative ?? false,
  };
}

/** Legs of one fill share a second; those of a conversion may be a second apart. */
function groupTime({ row, at, kind }: Leg, groups: ReadonlyMap<string, readonly Leg[]>): number {
  const earlier = groups.get(`${kind} ${row.text("account")} ${at - SECOND_MS}`);
  const later = groups.get(`${kind} ${row.text("account")} ${at + SECOND_MS}`);
  if (kind !== "convert") return at;
  if (earlier !== undefined && isOpen(earlier)) return at - SECOND_MS;
  return later !== undefined && isOpen(later) ? at + SECOND_MS : at;
}

/** One side only: the other is to come. */
const isOpen = (legs: readonly Leg[]) => legs.every(({ negative }) => negative === legs[0]?.negative);

function single({ row, at, kind, coin, amount, negative }: Leg): Entry {
  if (row.errors.length === 0 && amount === "0") return row.entry("nothing_moved");
  if (kind === "internal") return row.entry("internal");
  const leg = { asset: coin, amount };
  const common = { at, source: SOURCE, note: row.note("remark") };
  const event = (): NeutralEvent => {
    if (kind.startsWith("reward") && !negative)
      return eventOf({ ...common, type: "reward", subtype: kind.slice("reward ".length), in: leg });
    return negative
      ? eventOf({ ...common, type: "withdrawal", out: leg })
      : eventOf({ ...common, type: "deposit", in: leg });
  };
  return row.entry(row.errors.length > 0 ? null : event());
}

/** Several fills of a second cannot be told apart, so each coin is netted; what is left must be two sides and fees. */
function joined(legs: readonly Leg[]): Entry[] {
  const rows = legs.map(({ row }) => row);
  if (rows.some(({ errors, needsZone }) => errors.length > 0 || needsZone)) return [entryOf(rows, null)];
  const given = legs.filter(({ negative, isFee }) => negative && !isFee);
  const come = legs.filter(({ negative, isFee }) => !negative && !isFee);
  const net = (of: (leg: Leg) => boolean) => sums(legs.filter(of));
  const moved = [...net(({ isFee }) => !isFee)].filter(([, units]) => units !== 0n);
  const outs = moved.filter(([, units]) => units < 0n);
  const ins = moved.filter(([, units]) => units > 0n);
  if (outs.length === 1 && ins.length === 1) {
    const fees = [...net(({ isFee }) => isFee)].filter(([, units]) => units < 0n).map(toLeg);
    return [
      entryOf(rows, tradeOf(legs, toLeg(ins[0] as Sum), toLeg(outs[0] as Sum), fees[0] ?? null)),
      ...moreFees(legs, fees),
    ];
  }
  // Dust of many coins against one: the rows stand in the same order on both sides.
  if (legs[0]?.kind === "convert" && given.length === come.length)
    return given.map((leg, i) => {
      const other = come[i] as Leg;
      const pair = [leg, other].toSorted((a, b) => a.row.line - b.row.line);
      return entryOf(
        pair.map(({ row }) => row),
        tradeOf(pair, { asset: other.coin, amount: other.amount }, { asset: leg.coin, amount: leg.amount }, null),
      );
    });
  if (moved.length === 0) return [entryOf(rows, "nothing_moved" satisfies IgnoredReason)];
  rows[0]?.wrong(
    "operation",
    "two sides: what was given and what arrived, in one second; several trades of a second cannot be told apart",
  );
  return [entryOf(rows, null)];
}

type Sum = [asset: AssetName, units: bigint];

function sums(legs: readonly Leg[]): Map<AssetName, bigint> {
  const byCoin = new Map<AssetName, bigint>();
  for (const { coin, amount, negative } of legs)
    byCoin.set(coin, (byCoin.get(coin) ?? 0n) + (negative ? -toUnits(amount) : toUnits(amount)));
  return byCoin;
}

const toLeg = ([asset, units]: Sum): NeutralLeg => ({ asset, amount: toText(units < 0n ? -units : units) });

function tradeOf(legs: readonly Leg[], arrived: NeutralLeg, given: NeutralLeg, fee: NeutralLeg | null): NeutralEvent {
  const at = Math.min(...legs.map((leg) => leg.at));
  const type = legs[0]?.kind === "migration" ? "migration" : "trade";
  return eventOf({ type, at, source: SOURCE, in: arrived, out: given, fee });
}

/** An event has one fee; further ones are events of their own. */
function moreFees(legs: readonly Leg[], fees: readonly NeutralLeg[]): Entry[] {
  return fees.slice(1).map((fee) => {
    const of = legs.filter(({ isFee, coin }) => isFee && coin === fee.asset);
    const at = Math.min(...legs.map((leg) => leg.at));
    return entryOf(
      of.map(({ row }) => row),
      eventOf({ type: "fee", at, source: SOURCE, out: fee }),
    );
  });
}
