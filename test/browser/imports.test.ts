/** The ways into a ledger that need no typing, in a real browser: files, and the demo. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { until } from "../journeys/until.ts";
import { addBuy, heldRow, signUp, signUpWithPortfolio, watch } from "./account.ts";
import { openChromium } from "./chromium.ts";

let product: SimulatedProduct;
let browser: Browser;
beforeAll(async () => {
  await ensureBuilt();
  product = await startSimulated({ host: "localhost" });
  browser = await openChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Kraken's ledgers: a deposit of money, a purchase in two rows, a sale of what the file never saw arrive. */
const KRAKEN = `"txid","refid","time","type","subtype","aclass","asset","amount","fee","balance"
"LA","RA","2026-01-02 10:00:00","deposit","","currency","ZUSD",50000.0000,0.0000,50000.0000
"LB","RB","2026-01-03 10:00:00","trade","","currency","ZUSD",-40000.0000,40.0000,9960.0000
"LC","RB","2026-01-03 10:00:00","trade","","currency","XXBT",0.5000000000,0.0000000000,0.5000000000
"LD","RD","2026-02-03 10:00:00","trade","","currency","XETH",-2.0000000000,0.0000000000,0.0000000000
"LE","RD","2026-02-03 10:00:00","trade","","currency","ZUSD",5000.0000,5.0000,14955.0000
`;
/** Of nobody that is known. */
const BANK = `Datum;Vorgang;Menge;Coin;Summe;Währung
02.01.2026 10:00;Kauf;0,25;BTC;20.000,00;EUR
03.02.2026 11:30;Verkauf;0,05;BTC;4.500,00;EUR
`;

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const choose = (page: Page, name: string, text: string) =>
  page.getByLabel("Drop a file here, or choose one").setInputFiles(file(name, text));
const rowOf = (page: Page, line: RegExp) =>
  page.getByRole("region", { name: "Rows of the file" }).getByRole("row", { name: line });

it("leads from a first sign-up by a dropped file to a portfolio, which says first what it would do", async () => {
  const page = await browser.newPage();
  const complaints = watch(page, product.url);
  await signUp(page, product.url);
  await page.getByRole("heading", { name: "Your first portfolio" }).waitFor();
  // As by dragging: the browser hands the file over in the drop's own data.
  await page.evaluate(`{
    const data = new DataTransfer();
    data.items.add(new File([${JSON.stringify(KRAKEN)}], "ledgers.csv", { type: "text/csv" }));
    const place = document.querySelector(".drop-zone");
    for (const type of ["dragover", "drop"]) place.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
  }`);
  await page
    .getByText(/Kraken/)
    .first()
    .waitFor();
  await rowOf(page, /Never acquired/).waitFor();
  await page.getByText("Something is still to be said").waitFor();
  expect(await page.getByRole("button", { name: /^Record/ }).count(), "nothing can be recorded yet").toBe(0);

  const opening = page.getByRole("form", { name: "Opening balance of ETH" });
  await opening.getByLabel("Take it").selectOption("cost");
  await opening.getByLabel(/All of it cost/).fill("3000");
  await opening.getByRole("button", { name: "Decide" }).click();
  await page.getByRole("button", { name: /^Record \d+$/ }).click();
  await heldRow(page, "bitcoin").waitFor();
  await until(async () => (await heldRow(page, "bitcoin").locator("[data-column=quantity]").innerText()) === "0.5");
  expect(await heldRow(page, "ethereum").count(), "all of it was sold").toBe(0);

  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Nothing is held yet").waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

it("reads a file that nobody knows as it is told, under a bar meanwhile, takes it back as a whole, and reads the next one by what it kept", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await page.getByRole("link", { name: "Transactions", exact: true }).click();
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  await page.getByRole("link", { name: "Import a file" }).click();
  // Small files are looked at in no time: the question is held until the bar was seen.
  const isLooking = async (label: string, act: () => Promise<void>) => {
    const held = Promise.withResolvers<null>();
    await page.route(/\/imports(\/[^/]+)?$/, async (route) => {
      if (route.request().method() !== "GET") await held.promise;
      await route.continue();
    });
    await act();
    const bar = page.getByRole("progressbar", { name: label });
    await bar.waitFor();
    held.resolve(null);
    await bar.waitFor({ state: "detached" });
    await page.unrouteAll({ behavior: "wait" });
  };
  await isLooking("Looking at bank.csv", () => choose(page, "bank.csv", BANK));
  const mapping = page.getByRole("form", { name: "Mapping" });
  await mapping.waitFor();
  await page.getByRole("region", { name: "First rows of the file" }).getByText("20.000,00").waitFor();
  const columns = {
    "Date and time": "Datum",
    "What happened": "Vorgang",
    "Amount of the coin": "Menge",
    Coin: "Coin",
    "Money, in total": "Summe",
    "Currency of the money": "Währung",
  };
  for (const [label, column] of Object.entries(columns))
    await mapping.getByLabel(label, { exact: true }).selectOption(column);
  await mapping.getByLabel("Dates look like").selectOption("d-m-y");
  await mapping.getByLabel("Numbers look like").selectOption(",");
  await mapping.getByLabel("Time zone").fill("Europe/Berlin");
  await mapping.getByLabel("What its words mean").fill("Kauf = buy\nVerkauf = sell");
  await mapping.getByLabel("Keep it as").fill("My bank");
  await isLooking("Looking at the file", () => mapping.getByRole("button", { name: "Read it so" }).click());

  await rowOf(page, /\+0\.25 BTC/).waitFor();
  await page.getByRole("button", { name: "Record 2" }).click();
  await until(async () => (await heldRow(page, "bitcoin").locator("[data-column=quantity]").innerText()) === "0.2");

  await page.goto(`${page.url().split("?")[0]}/import`);
  await page.getByText("recorded", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByText("taken back", { exact: true }).waitFor();

  await page.getByLabel("Read it").selectOption("by the mapping “My bank”");
  await choose(page, "bank-2.csv", BANK);
  await page.getByText("Read by a mapping you kept").waitFor();
  await rowOf(page, /\+0\.25 BTC/).waitFor();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByRole("button", { name: "Delete My bank" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Delete My bank" }).waitFor();
  await page.close();
});

it("exports what it shows, as a file that the import knows, and takes a row of it in place of its own when told", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, { coin: "BTC – Bitcoin", quantity: "2.5", total: "50000", when: "2026-01-02T03:04" });
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^coinsight-[\d-]+\.csv$/);

  const text = readFileSync(await download.path(), "utf8");
  expect(text.match(/\b2\.5\b/g), "the quantity stands there once").toHaveLength(1);
  const [ledger = ""] = page.url().split("?");
  await page.goto(ledger.replace(/transactions$/, "import"));
  await choose(page, "changed.csv", text.replace(/\b2\.5\b/, "3.25"));
  await page.getByRole("button", { name: "Replace mine" }).click();
  await page.getByRole("button", { name: "Record 1", exact: true }).click();
  await until(async () => (await heldRow(page, "bitcoin").locator("[data-column=quantity]").innerText()) === "3.25");
  await page.close();
});

it("begins with a demo: a year of buys, sales and rewards, with a past and figures", async () => {
  const page = await browser.newPage();
  const complaints = watch(page, product.url);
  await signUp(page, product.url);
  await page.getByRole("button", { name: "Make a demo" }).click();
  await page.getByRole("heading", { name: "Demo", exact: true }).waitFor();
  for (const coin of ["bitcoin", "ethereum", "solana"]) await heldRow(page, coin).waitFor();
  await page.locator("[data-chart] canvas").first().waitFor();
  await page.getByRole("link", { name: "Transactions", exact: true }).click();
  await page.getByText("Took some profit").first().waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});
