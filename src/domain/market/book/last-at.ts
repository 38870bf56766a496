/** The last of a list in order of time whose time is not after `time`; null when all are later. */
export function lastAt<T, K extends number | string>(list: readonly T[], time: K, timeOf: (item: T) => K): T | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = list[middle];
    if (item !== undefined && timeOf(item) <= time) low = middle + 1;
    else high = middle;
  }
  return list[low - 1] ?? null;
}
