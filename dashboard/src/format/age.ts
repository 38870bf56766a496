import { numberFormat } from "./number-format.ts";

const STEPS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** How long, in the largest unit that fits: "12 sec", "3 min", "2 days". */
export function formatAge(ms: number): string {
  const [unit, length] = STEPS.find(([, step]) => ms >= step) ?? STEPS[3];
  return numberFormat({ style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 }).format(
    Math.max(0, Math.floor(ms / length)),
  );
}
