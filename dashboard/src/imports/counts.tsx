import type { Fate } from "../api/imports.ts";
import { Segmented } from "../components/segmented.tsx";
import { numberFormat } from "../format/number-format.ts";
import { FATES } from "./words.ts";

interface CountsProps {
  readonly counts: Readonly<Record<Fate, number>>;
  readonly value: Fate | null;
  readonly onChange: (fate: Fate | null) => void;
}

/** How many rows have which fate; choosing one shows only those. */
export function Counts({ counts, value, onChange }: CountsProps) {
  const there = (Object.keys(FATES) as Fate[]).filter((fate) => counts[fate] > 0);
  const format = numberFormat({});
  const total = there.reduce((sum, fate) => sum + counts[fate], 0);
  return (
    <>
      <Segmented
        label="Rows"
        choices={[
          { value: "", label: `All ${format.format(total)}` },
          ...there.map((fate) => ({ value: fate, label: `${FATES[fate].label} ${format.format(counts[fate])}` })),
        ]}
        value={value ?? ""}
        onChange={(next) => onChange(next === "" ? null : (next as Fate))}
      />
      {value !== null && <p class="muted small">{FATES[value].about}</p>}
    </>
  );
}
