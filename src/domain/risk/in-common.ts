import type { Series } from "../indicators/series.ts";

/** Rows that have a figure in both columns. */
export function inCommon(x: Series, y: Series): Int32Array {
  const rows = new Int32Array(x.length);
  let count = 0;
  for (let row = 0; row < x.length; row++) if (Number.isFinite(x[row]) && Number.isFinite(y[row])) rows[count++] = row;
  return rows.subarray(0, count);
}

export function taken(x: Series, rows: Int32Array): Series {
  const part = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) part[k] = x[rows[k] as number] as number;
  return part;
}
