import type { AssetId } from "../ids.ts";
import type { SignedAmount } from "../money/amount.ts";
import { abs, mulDiv, ONE, toSignedText, toUnits, type Units } from "../money/fixed.ts";

/** A time in which the market fell, from the close of one UTC day to that of another. */
export interface Crash {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Falls of bitcoin's daily closes, from a peak to the bottom of the fall; the windows are fixed, so that figures compare. */
export const CRASHES: readonly Crash[] = [
  { name: "End of the 2017 boom", from: "2017-12-16", to: "2018-02-05" },
  { name: "November 2018", from: "2018-11-13", to: "2018-12-15" },
  { name: "March 2020", from: "2020-03-06", to: "2020-03-12" },
  { name: "May 2021", from: "2021-05-08", to: "2021-05-23" },
  { name: "Terra, May 2022", from: "2022-05-04", to: "2022-05-12" },
  { name: "June 2022", from: "2022-06-06", to: "2022-06-18" },
  { name: "FTX, November 2022", from: "2022-11-05", to: "2022-11-09" },
  { name: "August 2024", from: "2024-07-28", to: "2024-08-05" },
  { name: "October 2025", from: "2025-10-06", to: "2025-10-11" },
];

const DAY_MS = 86_400_000;

/** When the first and the last day of a crash ended, ms. */
export const endsOf = ({ from, to }: Crash): readonly [number, number] => [
  Date.parse(from) + DAY_MS,
  Date.parse(to) + DAY_MS,
];

export interface Held {
  readonly asset: AssetId;
  /** What it is worth today. */
  readonly value: string;
}

/** Prices at the beginning and at the end of a crash. */
export interface Fall {
  readonly before: string;
  readonly after: string;
}

export interface Stress {
  /** Change of the value that is covered, as a fraction; null where nothing is. */
  readonly change: number | null;
  /** What today's holdings would have gained, a loss is negative: of what is covered. */
  readonly result: SignedAmount | null;
  /** Share of today's value that the change is of; null where nothing is held. */
  readonly covered: number | null;
  /** Held coins that had no price then. They are left out. */
  readonly without: readonly AssetId[];
  readonly coins: readonly { readonly asset: AssetId; readonly change: number; readonly result: SignedAmount }[];
}

/** What today's holdings would have made of a crash, each coin by its own prices then. */
export function stressOf(holdings: readonly Held[], fallOf: (asset: AssetId) => Fall | null): Stress {
  let [total, known, gross, sum] = [0n, 0n, 0n, 0n];
  const without: AssetId[] = [];
  const coins: Stress["coins"][number][] = [];
  for (const { asset, value } of holdings) {
    const units = toUnits(value);
    total += abs(units);
    const fall = fallOf(asset);
    const before = fall === null ? 0n : toUnits(fall.before);
    if (fall === null || before === 0n) {
      without.push(asset);
      continue;
    }
    const moved = toUnits(fall.after) - before;
    const result = mulDiv(units, moved, before);
    known += abs(units);
    gross += units;
    sum += result;
    coins.push({ asset, change: share(moved, before), result: toSignedText(result) });
  }
  return {
    change: gross > 0n ? share(sum, gross) : null,
    result: coins.length === 0 ? null : toSignedText(sum),
    covered: total === 0n ? null : share(known, total),
    without,
    coins,
  };
}

const share = (part: Units, whole: Units): number => Number(mulDiv(part, ONE, whole)) / 1e18;
