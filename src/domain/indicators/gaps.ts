import { nothing, type Lines, type Series } from "./series.ts";

/**
 * A bar with a missing input is skipped, not filled: it gets no value and the state goes on as if it had not been. So kernels
 * see dense columns only, and a window of n holds n bars that are there.
 */
export function skipGaps(inputs: readonly Series[], kernel: (dense: readonly Series[]) => Lines): Lines {
  if (!inputs.some(hasGap)) return kernel(inputs);
  const length = inputs[0]?.length ?? 0;
  const rows: number[] = [];
  for (let i = 0; i < length; i++) if (inputs.every((series) => Number.isFinite(series[i]))) rows.push(i);
  const lines = kernel(inputs.map((series) => Float64Array.from(rows, (row) => series[row] ?? Number.NaN)));
  return Object.fromEntries(
    Object.entries(lines).map(([name, line]) => {
      const spread = nothing(length);
      for (let k = 0; k < rows.length; k++) spread[rows[k] as number] = line[k] as number;
      return [name, spread];
    }),
  );
}

/** x − x is 0 only for what is finite. Eight at a time, for this pass counts beside the fast kernels. */
export function hasGap(x: Series): boolean {
  let i = 0;
  for (; i + 7 < x.length; i += 8) {
    const a = x[i] as number;
    const b = x[i + 1] as number;
    const c = x[i + 2] as number;
    const d = x[i + 3] as number;
    const e = x[i + 4] as number;
    const f = x[i + 5] as number;
    const g = x[i + 6] as number;
    const h = x[i + 7] as number;
    if (a - a + (b - b) + (c - c + (d - d)) + (e - e + (f - f) + (g - g + (h - h))) !== 0) return true;
  }
  for (; i < x.length; i++) if (!Number.isFinite(x[i])) return true;
  return false;
}
