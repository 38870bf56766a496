import type { Format } from "../format.ts";
import { hasAll, rowsOf } from "../format.ts";
import type { Entry, NeutralEvent, NeutralLeg } from "../neutral.ts";
import type { Row } from "../row.ts";
import { entryOf, eventOf } from "../row.ts";

const TIME = "timestamp (utc)";

/** The Crypto.com App. Swaps are one row with both sides, or two rows at one time; what was lost by rounding has many digits. */
export const cryptocom: Format = {
  id: "cryptocom",
  name: "Crypto.com App transactions",
  matches: (names) => hasAll(names, [TIME, "currency", "amount", "to currency", "to amount", "transaction kind"]),
  read: (table) => {
    const rows = rowsOf(table).map((row) => ({ row, at: row.time(TIME, ["y-m-d"], "UTC") }));
    const halves = rows.filter(({ row }) => HALF.test(kindOf(row)));
    const done = new Set<Row>();
    return rows.flatMap(({ row, at }) => {
      const kind = kindOf(row);
      if (done.has(row)) return [];
      if (!HALF.test(kind)) return [row.entry(read(row, at, kind))];
      const wanted = otherHalf(kind);
      const other = halves.find((half) => half.at === at && kindOf(half.row) === wanted && !done.has(half.row));
      if (other === undefined) {
        row.wrong("transaction kind", `its other half, ${wanted}, at the same time`);
        return [row.entry(null)];
      }
      done.add(row).add(other.row);
      return [kind.endsWith("_debited") ? swapped(row, other.row, at) : swapped(other.row, row, at)];
    });
  },
};

const kindOf = (row: Row): string => row.text("transaction kind").toLowerCase();
const HALF = /^(crypto_wallet_swap|dust_conversion|lockup_swap|interest_swap)_(debited|credited)$/;
const otherHalf = (kind: string): string =>
  kind.endsWith("_debited") ? kind.replace(/debited$/, "credited") : kind.replace(/credited$/, "debited");

function swapped(debited: Row, credited: Row, at: number): Entry {
  const out = debited.leg("amount", "currency", true);
  const come = credited.leg("amount", "currency", true);
  return entryOf(
    [debited, credited].toSorted((a, b) => a.line - b.line),
    eventOf({ type: "trade", at, source: "cryptocom", in: come, out, ...nativeOf(credited) }),
  );
}

/** What it was worth, as the app says; unsigned, in the person's currency. */
function nativeOf(row: Row): Pick<NeutralEvent, "value" | "valueCurrency"> {
  const native = row.leg("native amount", "native currency");
  return { value: native?.amount ?? null, valueCurrency: native?.asset ?? null };
}

const REWARD_KINDS: readonly (readonly [pattern: RegExp, subtype: string])[] = [
  [/cashback|rebate|reimbursement|pay_rewards/, "cashback"],
  [/referral|gift_card_reward|campaign/, "referral"],
  [/earn_interest|earn_extra_interest|interest_paid/, "interest"],
  [/stake_reward|compound_interest|staking.*reward|supercharger_reward/, "staking"],
  [/airdrop|admin_wallet_credited|reward/, "airdrop"],
];
const INTERNAL =
  /_lock(\.|$)|_unlock(\.|$)|lockup_(lock|unlock|upgrade)|^lockup_|program_(created|withdrawn)|supercharger_(deposit|withdrawal)|_stake$|_unstake$/;

function read(row: Row, at: number, kind: string): NeutralEvent | "internal" | null {
  const size = row.number("amount", true);
  const leg = row.leg("amount", "currency", true);
  const other = row.leg("to amount", "to currency");
  if (leg === null || size === null) return null;
  const own = { at, source: "cryptocom", note: row.note("transaction description") };
  const native = nativeOf(row);
  if (other !== null)
    return eventOf({
      ...own,
      ...native,
      type: "trade",
      in: size.negative ? other : leg,
      out: size.negative ? leg : other,
    });
  const money =
    native.value === null || native.valueCurrency === null
      ? null
      : { asset: native.valueCurrency, amount: native.value };
  if (/card_top_up|van_purchase|_viban_exchange|crypto_payment$/.test(kind) && size.negative)
    return against(row, own, { out: leg, in: money });
  if (/^(crypto|viban)_purchase/.test(kind)) return against(row, own, { in: leg, out: money });
  if (INTERNAL.test(kind)) return "internal";
  const subtype = REWARD_KINDS.find(([pattern]) => pattern.test(kind))?.[1];
  if (subtype !== undefined && !kind.includes("reverted") && !size.negative)
    return eventOf({ ...own, ...native, type: "reward", subtype, in: leg });
  if (!/deposit|withdrawal|transfer|reverted|gift|payment/.test(kind)) {
    row.wrong(
      "transaction kind",
      "a kind that is known here (exchange, purchase, transfer, reward, lock-up); or leave the row out",
    );
    return null;
  }
  return size.negative
    ? eventOf({ ...own, ...native, type: "withdrawal", out: leg })
    : eventOf({ ...own, ...native, type: "deposit", in: leg });
}

function against(
  row: Row,
  own: Pick<NeutralEvent, "at" | "source" | "note">,
  legs: { in: NeutralLeg | null; out: NeutralLeg | null },
) {
  if (legs.in === null || legs.out === null) row.wrong("native amount", "the money of the trade");
  return row.errors.length > 0 ? null : eventOf({ ...own, type: "trade", ...legs });
}
