import { describe, expect, it } from "vitest";
import { clauseScores } from "./clauses.ts";

const COINS = ["Bitcoin", "Ether", "Solana", "Cardano"];
const scores = (title: string) => clauseScores(title, "crypto", (text) => COINS.filter((coin) => text.includes(coin)));

describe("clauseScores", () => {
  it.each([
    "Bitcoin rises as Solana falls",
    "Bitcoin rallies while Solana slumps",
    "Bitcoin surges, but Solana plunges",
    "Bitcoin gains; Solana drops",
    "Bitcoin soars despite Solana outage",
    "Bitcoin rises, Solana falls",
    "Bitcoin jumps 5% and Solana crashes",
  ])("gives each coin what its own clause says: %s", (title) => {
    const found = scores(title);
    expect(found?.["Bitcoin"]).toBeGreaterThan(0);
    expect(found?.["Solana"]).toBeLessThan(0);
  });

  it.each([
    "Bitcoin and Ether rise",
    "Bitcoin rises as fears fade",
    "Bitcoin rallies while stocks slump",
    "Bitcoin and Ether rally as inflation falls",
    "Bitcoin",
    "",
  ])("leaves the whole title's score where no two coins differ: %s", (title) => {
    expect(scores(title)).toBeNull();
  });

  it("says nothing of coins of which it cannot tell what is said", () => {
    expect(scores("Bitcoin Ether rally or crash")).toEqual({ Bitcoin: null, Ether: null });
    expect(scores("Bitcoin rises while Ether falls; Bitcoin plunges later")).toMatchObject({ Bitcoin: null });
  });

  it("lets several coins share a clause", () => {
    const found = scores("Bitcoin and Cardano climb as Solana and Ether tumble");
    expect(Object.entries(found ?? {}).map(([coin, score]) => [coin, Math.sign(score ?? 0)])).toEqual([
      ["Bitcoin", 1],
      ["Cardano", 1],
      ["Ether", -1],
      ["Solana", -1],
    ]);
  });
});
