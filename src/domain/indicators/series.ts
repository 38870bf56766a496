/** A column of figures, oldest first; NaN is a missing one. `null` stands for it only at the border. */
export type Series = Float64Array;

/** Results by name, each as long as the inputs. */
export type Lines = Readonly<Record<string, Series>>;

/** A new column whose first `upTo` values are missing; the rest is to be written. */
export function unfilled(length: number, upTo: number): Series {
  const series = new Float64Array(length);
  series.fill(Number.NaN, 0, Math.min(upTo, length));
  return series;
}

export const nothing = (length: number): Series => unfilled(length, length);

/** `kernel` on the part of `series` from `from` on, laid back to where it belongs. */
export function from(start: number, series: Series, kernel: (part: Series) => Series): Series {
  const line = nothing(series.length);
  if (start < series.length) line.set(kernel(series.subarray(start)), start);
  return line;
}

export function fromNullable(values: readonly (number | null)[]): Series {
  const series = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) series[i] = values[i] ?? Number.NaN;
  return series;
}

/** Counted, for `Array.from` walks an iterator, which takes longer than most indicators. */
export function toNullable(series: Series): (number | null)[] {
  const values: (number | null)[] = [];
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    values.push(value - value === 0 ? value : null);
  }
  return values;
}
