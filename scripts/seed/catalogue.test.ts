import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { products } from "../../simulator/coinbase/coinbase.ts";
import { Market } from "../../simulator/market/market.ts";
import { CURRENCIES } from "../../src/domain/currencies/currencies.ts";
import { NAMES } from "../../simulator/frankfurter/rates.ts";

const written = (script: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), "seed-")), "seed.sql");
  expect(spawnSync(process.execPath, [`scripts/seed/${script}`, file]).status).toBe(0);
  return readFileSync(file, "utf8");
};
const migration = (name: string): string => {
  // The last that was written of it: an applied one is never changed.
  const file =
    readdirSync("migrations")
      .toSorted()
      .findLast((one) => one.endsWith(`${name}.sql`)) ?? "";
  return readFileSync(join("migrations", file), "utf8");
};

it.each([
  ["write-catalogue.ts", "seed_catalogue"],
  ["write-currencies.ts", "seed_currencies"],
])("%s writes the migration as it stands", (script, name) => {
  expect(written(script)).toBe(migration(name));
});

it("lists the pairs that the simulated venues have", () => {
  const [, ...lines] = readFileSync("scripts/seed/catalogue.csv", "utf8").trim().split("\n");
  const cells = lines.map((line) => line.split(","));
  const column = (n: number) => new Set(cells.flatMap((line) => line[n] || []));
  const market = new Market(1);
  expect(column(8)).toEqual(new Set(market.pairs.keys()));
  expect(column(9)).toEqual(new Set(products(market).keys()));
});

it("knows the currencies that the source has", () => {
  expect(Object.keys(CURRENCIES)).toEqual(Object.keys(NAMES).toSorted());
});
