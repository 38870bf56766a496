import { line } from "d3-shape";
import "./sparkline.css";

const [WIDTH, HEIGHT] = [96, 28];

/** The course of some values, without axes. What it says stands in figures beside it, so it is for the eye only. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) return <span class="sparkline" />;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const path =
    line<number>(
      (_, index) => 1 + (index / (values.length - 1)) * (WIDTH - 2),
      // What does not move runs through the middle.
      (value) => HEIGHT - 2 - (most === least ? 0.5 : (value - least) / (most - least)) * (HEIGHT - 4),
    )(values) ?? "";
  return (
    <svg class={last < first ? "sparkline down" : "sparkline up"} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
