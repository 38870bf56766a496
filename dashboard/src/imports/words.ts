/** What the import's words mean to a person. */
import type { Fate } from "../api/imports.ts";
import type { ImportRow } from "../api/types.ts";
import type { Tone } from "../components/badge.tsx";

interface FateWords {
  readonly label: string;
  readonly about: string;
  readonly tone: Tone;
}

export const FATES: Readonly<Record<Fate, FateWords>> = {
  new: { label: "New", about: "Will be recorded.", tone: "up" },
  duplicate: { label: "Already there", about: "In the ledger or further up in the file; left out.", tone: "flat" },
  conflict: {
    label: "Conflict",
    about: "Its id is there with other content; left out unless you add it.",
    tone: "warn",
  },
  ignored: { label: "Ignored", about: "No event of this ledger.", tone: "flat" },
  left_out: { label: "Left out", about: "You left it out.", tone: "flat" },
  error: { label: "Error", about: "Cannot be read; it must be left out.", tone: "down" },
  needs_zone: { label: "Needs a time zone", about: "Its time names no zone: choose one.", tone: "warn" },
  needs_coin: { label: "Needs a coin", about: "Its name stands for no coin yet: choose one.", tone: "warn" },
  short: { label: "Never acquired", about: "Spends what was never there: say what it cost before.", tone: "warn" },
};

export const IGNORED: Readonly<Record<NonNullable<ImportRow["reason"]>, string>> = {
  not_a_coin: "not a coin: shares, dividends, funds",
  internal: "moved within the exchange",
  pending: "announced; another row says that it was done",
  not_executed: "cancelled, nothing was filled",
  fee_credit: "credits that pay fees",
  nothing_moved: "amounts of zero",
};

export const REMARKS: Readonly<Record<ImportRow["remarks"][number]["kind"], string>> = {
  rounded: "rounded to 18 digits",
  rejoined: "a cell was put together again",
  joined: "several lines make one event",
  no_fees: "the file says nothing of fees",
};
