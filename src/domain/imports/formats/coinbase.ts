import type { Format, Table } from "../format.ts";
import { hasAll, rowsOf } from "../format.ts";
import type { AssetName, Entry, NeutralEvent } from "../neutral.ts";
import type { Row } from "../row.ts";
import { assetName, entryOf, eventOf } from "../row.ts";

/**
 * Coinbase's "Transactions", all generations: with and without `ID`, price and currency in columns of their own or the currency
 * in the columns' names ("EUR Subtotal"), sizes signed or not, which is why direction follows from the type.
 */
export const coinbase: Format = {
  id: "coinbase",
  name: "Coinbase transactions",
  matches: (names) => hasAll(names, ["timestamp", "transaction type", "asset", "quantity transacted", "notes"]),
  read: (table) => {
    const money = moneyColumns(table);
    const rows = rowsOf(table).map((row) => ({ row, at: row.time("timestamp", ["y-m-d"], "UTC") }));
    const done = new Set<Row>();
    return rows.flatMap(({ row, at }) => {
      if (done.has(row)) return [];
      const other = partnerOf(row, at, rows, done);
      if (other === null) return [row.entry(read(row, at, money))];
      done.add(other);
      return [pair(row, other, at)];
    });
  },
};

interface MoneyColumns {
  readonly price: string;
  readonly subtotal: string;
  readonly total: string;
  readonly fees: string;
  /** Of a column, or for all rows. */
  readonly currency: { readonly column: string } | { readonly always: AssetName };
}

function moneyColumns({ columns }: Table): MoneyColumns {
  const names = [...columns.keys()];
  const ending = (...ends: string[]) => names.find((name) => ends.some((end) => name.endsWith(end))) ?? ends[0] ?? "";
  const currency = names.find((name) => ["price currency", "spot price currency"].includes(name));
  const [code = ""] = ending(" subtotal").split(" ");
  return {
    price: ending("price at transaction"),
    subtotal: ending("subtotal"),
    total: ending("total (inclusive of fees and/or spread)", "total (inclusive of fees)"),
    fees: ending("fees and/or spread", " fees"),
    currency: currency === undefined ? { always: assetName(code) } : { column: currency },
  };
}

const SOURCE = "coinbase";
const BUYS = new Set(["buy", "advanced trade buy", "advance trade buy"]);
const SELLS = new Set(["sell", "advanced trade sell", "advance trade sell", "card spend"]);
const ARRIVES = new Set(["receive", "deposit", "exchange withdrawal", "pro withdrawal"]);
const LEAVES = new Set(["send", "withdrawal", "exchange deposit", "pro deposit"]);
const INTERNAL = new Set(["retail staking transfer", "retail unstaking transfer"]);
const REWARDS: ReadonlyMap<string, string> = new Map([
  ["staking income", "staking"],
  ["inflation reward", "staking"],
  ["rewards income", "interest"],
  ["reward income", "interest"],
  ["interest payout", "interest"],
  ["learning reward", "airdrop"],
  ["coinbase earn", "airdrop"],
  ["subscription rebate", "cashback"],
  ["subscription rebates (24 hours)", "cashback"],
]);
const KNOWN = [...BUYS, ...SELLS, ...ARRIVES, ...LEAVES, ...INTERNAL, ...REWARDS.keys(), "convert", "asset migration"];

const typeOf = (row: Row): string => row.text("transaction type").toLowerCase();
/** Staked ether had a name of its own for some years. */
const assetOf = (text: string): AssetName => assetName(text.toUpperCase() === "ETH2" ? "ETH" : text);

function read(row: Row, at: number, money: MoneyColumns): NeutralEvent | "internal" | null {
  const type = typeOf(row);
  const amount = row.amount("quantity transacted", true);
  const name = row.text("asset");
  if (name === "") row.wrong("asset", "the name of a coin or currency");
  if (!KNOWN.includes(type)) row.wrong("transaction type", `one of ${KNOWN.join(", ")}; or leave the row out`);
  if (amount === "0") row.wrong("quantity transacted", "more than 0");
  if (INTERNAL.has(type)) return "internal";
  if (amount === null || row.errors.length > 0) return null;

  const leg = { asset: assetOf(name), amount };
  const currency = "always" in money.currency ? money.currency.always : row.asset(money.currency.column);
  const subtotal = row.amount(money.subtotal);
  const common = { at, source: SOURCE, externalId: row.id("id"), note: row.note("notes") };
  const stated = currency === null ? {} : { price: row.amount(money.price), value: subtotal, valueCurrency: currency };
  const isMoney = currency === leg.asset;

  if (BUYS.has(type) || SELLS.has(type)) {
    if (currency === null || subtotal === null || subtotal === "0") {
      row.wrong(currency === null ? "price currency" : money.subtotal, "the money of the trade");
      return null;
    }
    const fees = row.amount(money.fees);
    const fee = fees === null || fees === "0" ? null : { asset: currency, amount: fees };
    const paid = { asset: currency, amount: subtotal };
    const legs = BUYS.has(type) ? { in: leg, out: paid } : { in: paid, out: leg };
    return eventOf({ ...common, ...stated, type: "trade", ...legs, fee });
  }
  if (type === "convert") return converted(row, leg, { ...common, ...stated });
  const reward = REWARDS.get(type);
  if (reward !== undefined) return eventOf({ ...common, ...stated, type: "reward", subtype: reward, in: leg });
  if (ARRIVES.has(type)) return eventOf({ ...common, ...(isMoney ? {} : stated), type: "deposit", in: leg });
  if (LEAVES.has(type)) return eventOf({ ...common, ...(isMoney ? {} : stated), type: "withdrawal", out: leg });
  row.wrong("transaction type", "its other half: a migration is two rows at the same time, one of them negative");
  return null;
}

/** What was bought stands in the notes only. */
function converted(
  row: Row,
  sold: NonNullable<NeutralEvent["out"]>,
  common: Omit<Partial<NeutralEvent>, "type"> & Pick<NeutralEvent, "at" | "source">,
) {
  const [, , , amount = "", asset = ""] =
    /^Converted ([\d.,]+) (\S+) to ([\d.,]+) (\S+)$/.exec(row.text("notes")) ?? [];
  if (asset === "") {
    row.wrong("notes", '"Converted 1 AAA to 2 BBB": what was bought stands nowhere else');
    return null;
  }
  const bought = row.numberIn(amount, "notes", true);
  if (bought === null) return null;
  const arrived = { asset: assetOf(asset), amount: bought.amount };
  if (arrived.asset === sold.asset) return "internal" as const;
  return eventOf({ ...common, type: "swap", in: arrived, out: sold });
}

/** A coin that becomes another, or is renamed, is two rows at one time. */
function partnerOf(
  row: Row,
  at: number,
  rows: readonly { row: Row; at: number }[],
  done: ReadonlySet<Row>,
): Row | null {
  const type = typeOf(row);
  const isHalf = (other: string) =>
    type === "asset migration"
      ? other === type
      : (type === "send" && other === "receive") || (type === "receive" && other === "send");
  if (!isHalf(type === "send" ? "receive" : type === "receive" ? "send" : type)) return null;
  const size = row.number("quantity transacted");
  for (const { row: other, at: time } of rows) {
    if (other === row || time !== at || done.has(other) || !isHalf(typeOf(other))) continue;
    const its = other.number("quantity transacted");
    const [mine, theirs] = [row.text("asset"), other.text("asset")];
    if (mine === theirs || size === null || its === null) continue;
    if (
      type === "asset migration"
        ? size.negative !== its.negative
        : size.amount === its.amount && assetOf(mine) === assetOf(theirs)
    )
      return other;
  }
  return null;
}

function pair(row: Row, other: Row, at: number): Entry {
  if (typeOf(row) !== "asset migration") return entryOf([row, other], "internal");
  const size = row.number("quantity transacted");
  const its = other.number("quantity transacted");
  if (size === null || its === null) return entryOf([row, other], null);
  const mine = { asset: assetOf(row.text("asset")), amount: size.amount };
  const theirs = { asset: assetOf(other.text("asset")), amount: its.amount };
  if (mine.asset === theirs.asset) return entryOf([row, other], "internal");
  const [gone, come] = size.negative ? [mine, theirs] : [theirs, mine];
  const externalId = (size.negative ? row : other).id("id");
  return entryOf([row, other], eventOf({ type: "migration", at, source: SOURCE, externalId, in: come, out: gone }));
}
