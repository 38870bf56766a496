import { line } from "d3-shape";
import { scaleLinear } from "d3-scale";
import "./sparkline.css";

const [WIDTH, HEIGHT] = [96, 28];

/** The course of some values, without axes. What it says stands in figures beside it, so it is for the eye only. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined || values.length < 2) return <span class="sparkline" />;
  const x = scaleLinear([0, values.length - 1], [1, WIDTH - 1]);
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [HEIGHT - 2, 2]);
  const path =
    line<number>(
      (_, index) => x(index),
      (value) => y(value),
    )(values) ?? "";
  return (
    <svg class={last < first ? "sparkline down" : "sparkline up"} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
