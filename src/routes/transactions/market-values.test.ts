import { beforeAll, describe, expect, it } from "vitest";
import { keepCloses } from "../../../test/closes.ts";
import { day, leg, makeLedger } from "../../../test/ledger.ts";
import type { TestPerson } from "../../../test/people.ts";
import { signUp } from "../../../test/people.ts";

let ann: TestPerson;
beforeAll(async () => {
  ann = await signUp();
});

describe("an event whose value nobody stated", () => {
  it("is worth what the last close before it says; before there is one, what was last paid; else nobody knows", async () => {
    const ledger = await makeLedger(ann);
    await ledger.record({ type: "deposit", at: day(1), in: leg("1 chainlink") });
    expect(await ledger.held()).toEqual({ chainlink: ["1", null] });
    await ledger.record({ type: "buy", at: day(2), in: leg("2 chainlink"), out: leg("30") });
    await ledger.record({ type: "reward", subtype: "staking", at: day(3), in: leg("1 chainlink") });
    await keepCloses("litecoin", "1d", { [day(2)]: "60", [day(3)]: "70" });
    await ledger.record({ type: "deposit", at: day(2), in: leg("2 litecoin") });
    await ledger.record({ type: "gift_in", at: day(3), in: leg("1 litecoin") });
    expect(await ledger.held()).toMatchObject({ chainlink: ["4", null], litecoin: ["3", "190"] });
    await ledger.record({ type: "withdrawal", at: day(4), out: leg("1 chainlink") });
    expect(await ledger.held(), "first in, first out: what nobody knows has gone").toMatchObject({
      chainlink: ["3", "45"],
    });
  });

  it("pays a fee in a third coin at its worth", async () => {
    await keepCloses("stellar", "1d", { [day(2)]: "0.5" });
    const ledger = await makeLedger(ann);
    await ledger.record({ type: "deposit", at: day(1), in: leg("10 stellar"), basis: "1" });
    await ledger.record({ type: "buy", at: day(2), in: leg("1 bitcoin"), out: leg("100"), fee: leg("4 stellar") });
    expect(await ledger.held()).toEqual({ bitcoin: ["1", "102"], stellar: ["6", "0.6"] });
  });

  it("is counted in another base by the rate of its day, also what was stated before", async () => {
    await keepCloses("bitcoin", "1d", { [day(2)]: "20000", [day(3)]: "40000" });
    const ledger = await makeLedger(ann);
    await ledger.record({ type: "deposit", at: day(3), in: leg("1 dogecoin"), basis: "400" });
    expect(await ledger.held()).toEqual({ dogecoin: ["1", "400"] });
    await ledger.ask("PATCH", "", { base: "bitcoin" });
    expect((await ledger.rows())[0]).toMatchObject({ basis: "0.01" });
    expect(await ledger.held()).toEqual({ dogecoin: ["1", "0.01"] });
    await ledger.ask("POST", "/undo");
    expect((await ledger.rows())[0]).toMatchObject({ basis: "400" });
  });
});
