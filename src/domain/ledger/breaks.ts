import type { Shortfall } from "./books.ts";

/** The ledger breaks at this event. */
export class Breaks extends Error {
  readonly shortfall: Shortfall;

  constructor(shortfall: Shortfall) {
    super(`more ${shortfall.asset} asked than held`);
    this.shortfall = shortfall;
  }
}
