import { DurableObject } from "cloudflare:workers";

/** Keeps the exchange's stream, checks each tick, holds the board of last prices and feeds the relays. */
export class MarketFeed extends DurableObject<Env> {
  /** Cron's second line: starts what should be running. */
  async poke(): Promise<void> {}

  /** A relay asks to be dialled; remembered across restarts. */
  async attach(_relayName: string): Promise<void> {}
}
