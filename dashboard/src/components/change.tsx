import { formatGain } from "../format/money.ts";
import { formatChange } from "../format/percent.ts";
import { privacy } from "../state/preferences.ts";
import { Unknown } from "./unknown.tsx";
import "./change.css";

type Direction = "up" | "down" | "";

const directionOf = (text: string): Direction => (!/[1-9]/.test(text) ? "" : text.startsWith("-") ? "down" : "up");

/** A change as a share, with its sign, so that it does not hang on the colour. The wire gives fractions: 0.01 is 1 %. */
export function Change({
  fraction,
  unknown = "not known",
}: {
  fraction: number | string | null | undefined;
  unknown?: string;
}) {
  if (fraction === null || fraction === undefined) return <Unknown why={unknown} />;
  const direction = directionOf(Number(fraction).toFixed(4));
  return <span class={`change ${direction}`}>{formatChange(fraction)}</span>;
}

interface GainProps {
  readonly amount: string | null | undefined;
  readonly unit: string;
  readonly unknown?: string;
}

/** A gain or loss of the person's, with its sign; hidden in privacy mode. */
export function Gain({ amount, unit, unknown = "no price yet" }: GainProps) {
  if (amount === null || amount === undefined) return <Unknown why={unknown} />;
  if (privacy.value) return <span class="muted">•••••</span>;
  return <span class={`change ${directionOf(amount)}`}>{formatGain(amount, unit)}</span>;
}
