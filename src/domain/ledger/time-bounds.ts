/** No chain is older than Bitcoin's. */
export const EARLIEST = Date.UTC(2009, 0, 1);
/** Clocks differ; more than this ahead is a mistake. */
export const MOST_AHEAD_MS = 5 * 60_000;
