import { expect, test } from "vitest";
import type { Coin } from "../../../src/client/api.ts";
import { matching } from "./matching.ts";

const coin = (id: string, symbol: string, name: string, rank: number | null) => ({ id, symbol, name, rank }) as Coin;
const COINS = [
  coin("ethereum-classic", "ETC", "Ethereum Classic", 40),
  coin("ethereum", "ETH", "Ethereum", 2),
  coin("bitcoin", "BTC", "Bitcoin", 1),
  coin("ethena", "ENA", "Ethena", null),
];
const found = (text: string) => matching(COINS, text).map(({ id }) => id);

test("a symbol that is meant comes before names that begin alike", () => {
  expect(found("etc")).toEqual(["ethereum-classic"]);
  expect(found("eth")).toEqual(["ethereum", "ethereum-classic", "ethena"]);
});

test("nothing asked for is everything by rank, what has none last", () => {
  expect(found("  ")).toEqual(["bitcoin", "ethereum", "ethereum-classic", "ethena"]);
});

test("a word inside a name is found, rubbish is not", () => {
  expect(found("classic")).toEqual(["ethereum-classic"]);
  expect(found("no such coin")).toEqual([]);
});
