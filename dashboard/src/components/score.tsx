import { numberFormat } from "../format/number-format.ts";
import { Badge } from "./badge.tsx";

const TONES = { negative: "down", neutral: "flat", positive: "up" } as const;

/** A sentiment between −1 and 1, with the word for it. */
export function Score({ value, label }: { value: number; label: keyof typeof TONES }) {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" } as const;
  return (
    <Badge tone={TONES[label]} title={`Between −1 and +1: ${label}`}>
      {numberFormat(digits).format(value)}
      <span class="visually-hidden">, {label}</span>
    </Badge>
  );
}
