import type { Study } from "../study.ts";

/** What every answer about a portfolio begins with. */
export interface Head {
  /** Version of the ledger that was read. */
  readonly version: number;
  readonly base: Study["settings"]["base"];
  readonly method: Study["settings"]["method"];
  readonly asOf: string;
  /** The latest prices are the simulator's. */
  readonly simulated: boolean;
}

export interface Looked extends Study {
  readonly version: number;
  readonly simulated: boolean;
}

export const headOf = ({ version, settings, simulated }: Looked, at: number): Head => ({
  version,
  base: settings.base,
  method: settings.method,
  asOf: new Date(at).toISOString(),
  simulated,
});
