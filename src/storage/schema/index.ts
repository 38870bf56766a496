export * from "./core.ts";
export * from "./ledger.ts";
export * from "./people.ts";
