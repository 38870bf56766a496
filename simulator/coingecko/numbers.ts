/** A price as it is shown: to the cent or, of what costs less than one unit, six digits; `precision` says otherwise. */
export function shown(value: number, precision: string | null): number {
  if (precision === "full") return value;
  if (precision !== null && /^\d{1,2}$/.test(precision)) return Number(value.toFixed(Math.min(18, Number(precision))));
  if (Math.abs(value) >= 10_000) return Math.round(value);
  return Math.abs(value) >= 1 ? Number(value.toFixed(2)) : Number(value.toPrecision(6));
}

export const whole = (value: number): number => Math.round(value);

export const percent = (value: number): number => Number(value.toFixed(5));
