const SAME = 0.0005;

/** One sentence on why the methods say different things about the same period. */
export function whyTheyDiffer(returns: {
  readonly simple: number | null;
  readonly timeWeighted: number | null;
  readonly moneyWeighted: number | null;
}): string {
  const { simple, timeWeighted, moneyWeighted } = returns;
  if (timeWeighted === null || simple === null)
    return "There was no capital to measure a return on, so at least one of the figures cannot be given.";
  if (moneyWeighted === null)
    return "The payments have no single rate that explains them, so only the other methods give a figure.";
  const gap = moneyWeighted - timeWeighted;
  if (Math.abs(gap) < SAME && Math.abs(simple - timeWeighted) < SAME)
    return "The methods agree, because little or no money was moved while prices changed.";
  if (Math.abs(gap) < SAME)
    return "The simple return divides the gain by all money ever put in; the others count for how long it was there.";
  return gap > 0
    ? "The money-weighted return is above the time-weighted one, because more money was invested while prices rose than while they fell."
    : "The money-weighted return is below the time-weighted one, because more money was invested while prices fell than while they rose.";
}
