import { DurableObject } from "cloudflare:workers";

/** One portfolio: its ledger's only writer, its valuation, its viewers. */
export class Portfolio extends DurableObject<Env> {}
