/**
 * An indicator that follows the open candle: `append` begins a bar, `replace` gives that bar other figures, as often as the
 * market moves. Both take O(1) and give what the batch form gives for the last bar, by the same recurrence. A bar with a
 * missing figure has no value and leaves no trace.
 */
export interface Stream<Bar, Reading> {
  append(bar: Bar): Reading;
  replace(bar: Bar): Reading;
}

/** What one indicator adds: closed bars are its state, the open one only passes through. */
export interface Core<Bar, Reading> {
  /** The reading if `bar` came next. Changes nothing. */
  peek(bar: Bar): Reading;
  /** Takes `bar` in for good. */
  commit(bar: Bar): void;
}

export function streamOf<Bar extends number | object, Reading>(
  core: Core<Bar, Reading>,
  missing: Reading,
): Stream<Bar, Reading> {
  let open: Bar | null = null;
  const read = (bar: Bar): Reading => {
    open = isWhole(bar) ? bar : null;
    return open === null ? missing : core.peek(open);
  };
  return {
    append(bar) {
      if (open !== null) core.commit(open);
      return read(bar);
    },
    replace: read,
  };
}

const isWhole = (bar: number | object): boolean =>
  typeof bar === "number" ? Number.isFinite(bar) : Object.values(bar).every((figure) => Number.isFinite(figure));
