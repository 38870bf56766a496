/**
 * Tables of the core database beside those of people.
 * Money is canonical decimal TEXT, times are INTEGER milliseconds UTC. No foreign key cascades, and none
 * reaches the ledger's tables (docs/decisions/0003-ledger-truth.md).
 */
export * from "./catalogue.ts";
export * from "./market.ts";
export * from "./news.ts";
export * from "./personal.ts";
export * from "./upkeep.ts";
