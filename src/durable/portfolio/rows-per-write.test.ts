import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import type { PortfolioId } from "../../domain/ids.ts";
import type { Counted } from "../../../test/counting-d1.ts";
import { countingD1 } from "../../../test/counting-d1.ts";
import type { TestLedger } from "../../../test/ledger.ts";
import { day, leg, makeLedger } from "../../../test/ledger.ts";
import { signUp } from "../../../test/people.ts";
import { objectOf, withDatabase } from "../../../test/portfolios.ts";

let ledger: TestLedger;
let take: () => Counted;
const buy = { type: "buy", in: leg("1 bitcoin"), out: leg("100") };
const ROWS = 400;

beforeAll(async () => {
  ledger = await makeLedger(await signUp());
  const many = Array.from({ length: ROWS }, (_, n) => ({ ...buy, at: day(n + 1), ref: `r${n}` }));
  await ledger.ask("POST", "/transactions/bulk", { transactions: many });
  const counting = countingD1(env.DB);
  ({ take } = counting);
  await withDatabase(objectOf(ledger.id as PortfolioId), counting.db);
});

/** A row of a table counts with each of its indexes, so these are what D1 bills. */
describe("what a write costs in D1, however long the ledger is", () => {
  it.each<[string, Partial<Counted>, () => Promise<unknown>]>([
    ["a record at the end", { asked: 1, written: 15 }, () => ledger.record({ ...buy, at: day(500), ref: "last" })],
    ["a record in the past", { asked: 1, written: 15 }, () => ledger.record({ ...buy, at: day(3), ref: "early" })],
    [
      "a note",
      { asked: 1, written: 10 },
      async () => ledger.ask("PATCH", `/transactions/${await idOf("last")}`, { note: "x" }),
    ],
    ["a deletion", { asked: 1, written: 15 }, async () => ledger.ask("DELETE", `/transactions/${await idOf("early")}`)],
    ["a setting", { asked: 1, written: 10 }, () => ledger.ask("PATCH", "", { settings: { method: "lifo" } })],
  ])("%s", async (_name, most, work) => {
    take();
    await work();
    const { asked, read, written } = take();
    expect(asked, "batches").toBe(most.asked);
    expect(read, "rows read").toBeLessThanOrEqual(15);
    expect(written, "rows written").toBeLessThanOrEqual(most.written ?? 0);
  });

  it("five hundred at once: what each needs, and no more", async () => {
    take();
    const many = Array.from({ length: 500 }, () => ({ ...buy, at: day(600) }));
    await ledger.ask("POST", "/transactions/bulk", { transactions: many });
    const { asked, written } = take();
    expect(asked).toBe(1);
    expect(written / 500, "its row, three indexes and its key; the journal's and its key").toBeLessThanOrEqual(7.1);
  });
});

const idOf = async (ref: string) => String((await ledger.rows(`?q=${ref}`))[0]?.["id"]);
