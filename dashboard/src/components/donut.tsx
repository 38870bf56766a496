import { arc, pie } from "d3-shape";
import type { ComponentChildren } from "preact";
import "./donut.css";

export interface Slice {
  readonly id: string;
  /** Only for the angle; figures in text come from the decimal text. */
  readonly share: number;
  /** Name of a colour of the style sheet. */
  readonly color: string;
}

const SIZE = 200;
const ring = arc<{ startAngle: number; endAngle: number }>()
  .innerRadius(66)
  .outerRadius(98)
  .padAngle(0.012)
  .cornerRadius(3);
const angles = pie<Slice>()
  .value(({ share }) => share)
  .sortValues(null);

/** Parts of a whole. Beside it stands a list with the figures, so it is for the eye only; what is in its middle is text. */
export function Donut({ slices, children }: { slices: readonly Slice[]; children?: ComponentChildren }) {
  return (
    <div class="donut">
      <svg viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`} aria-hidden="true">
        {angles([...slices]).map(({ data, startAngle, endAngle }) => (
          <path key={data.id} d={ring({ startAngle, endAngle }) ?? ""} style={{ fill: `var(--${data.color})` }} />
        ))}
      </svg>
      <div>{children}</div>
    </div>
  );
}
