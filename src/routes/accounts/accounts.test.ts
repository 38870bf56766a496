import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { TestLedger } from "../../../test/ledger.ts";
import { day, leg, makeLedger } from "../../../test/ledger.ts";
import type { TestPerson } from "../../../test/people.ts";
import { signUp } from "../../../test/people.ts";

let ann: TestPerson;
let ledger: TestLedger;
beforeAll(async () => {
  ann = await signUp();
});
beforeEach(async () => {
  ledger = await makeLedger(ann);
});

const names = async () =>
  ((await ledger.ask("GET", "/accounts"))["items"] as { name: string }[]).map(({ name }) => name);
const create = (name: string) => ledger.ask("POST", "/accounts", { name, kind: "cold" }) as Promise<{ id: string }>;

describe("the accounts of a portfolio", () => {
  it("begin with Main, and are added, renamed, put in order and deleted", async () => {
    expect(await names()).toEqual(["Main"]);
    const cold = await create("Cold");
    const kraken = await create("Kraken");
    expect(await ledger.ask("PATCH", `/accounts/${kraken.id}`, { name: "Kraken 2", kind: "exchange" })).toEqual({
      id: kraken.id,
      name: "Kraken 2",
      kind: "exchange",
    });
    await ledger.ask("PUT", "/accounts", { accountIds: [cold.id, kraken.id, ledger.accountId] });
    expect(await names()).toEqual(["Cold", "Kraken 2", "Main"]);
    const row = await ledger.record({ type: "deposit", at: day(1), in: leg("1 bitcoin"), basis: "1" });
    expect(row["accountId"], "the first where none is named").toBe(cold.id);
    await ledger.ask("DELETE", `/accounts/${kraken.id}`);
    expect(await names()).toEqual(["Cold", "Main"]);
  });

  it("are refused a name that another has, a lacking place in the order, and a deletion while in use or alone", async () => {
    expect(await ledger.refused("DELETE", `/accounts/${ledger.accountId}`)).toMatchObject({ status: 409 });
    const cold = await create("Cold");
    expect(await ledger.refused("POST", "/accounts", { name: "cold" })).toMatchObject({ code: "CONFLICT_ERROR" });
    expect(await ledger.refused("PATCH", `/accounts/${cold.id}`, { name: "MAIN" })).toMatchObject({ status: 409 });
    expect(await ledger.refused("PUT", "/accounts", { accountIds: [cold.id] })).toMatchObject({
      errors: [{ path: "body.accountIds" }],
    });
    await ledger.record({ type: "deposit", at: day(1), in: leg("1 bitcoin"), basis: "1" });
    await ledger.record({ type: "transfer", at: day(2), out: leg("1 bitcoin"), toAccountId: cold.id });
    expect(await ledger.refused("DELETE", `/accounts/${cold.id}`)).toMatchObject({
      code: "CONFLICT_ERROR",
      facts: { transactions: 1 },
    });
  });

  it("may each give what lies there, where lots are kept by account", async () => {
    const cold = await create("Cold");
    await ledger.ask("PATCH", "", { settings: { lotScope: "account" } });
    await ledger.record({ type: "deposit", at: day(1), in: leg("2 bitcoin"), basis: "10" });
    const fromCold = { type: "withdrawal", at: day(3), out: leg("1.5 bitcoin"), accountId: cold.id };
    const path = "/transactions";
    expect(await ledger.refused("POST", path, fromCold)).toMatchObject({ facts: { held: "0", account: cold.id } });
    await ledger.record({ type: "transfer", at: day(2), out: leg("1.5 bitcoin"), toAccountId: cold.id });
    await ledger.record(fromCold);
    expect(await ledger.held()).toEqual({ bitcoin: ["0.5", "2.5"] });
    const same = { type: "transfer", at: day(4), out: leg("0.1 bitcoin"), toAccountId: ledger.accountId };
    expect(await ledger.refused("POST", path, same)).toMatchObject({ errors: [{ path: "body.toAccountId" }] });
  });
});
