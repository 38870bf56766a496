/** A portfolio's figures in a real browser: its past, its returns, its lots. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { until } from "../journeys/until.ts";
import { addBuy, heldRow, signUpWithPortfolio, watch } from "./account.ts";
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

const FIRST = { coin: "BTC – Bitcoin", quantity: "1", total: "10000", when: "2026-01-02T03:04" };
const SECOND = { ...FIRST, total: "20000", when: "2026-02-02T03:04" };
const go = (page: Page, place: string) => page.getByRole("link", { name: place, exact: true }).click();

/** The oldest point of the history, from the chart's own table. */
async function oldest(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Show as a table" }).click();
  return page.getByRole("region", { name: "History" }).locator("tbody tr").last().innerText();
}

it("draws the history from the ledger: an edit of the past moves it", async () => {
  const page = await browser.newPage();
  const complaints = watch(page, product.url);
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, FIRST);
  await go(page, "Portfolio");
  await page.locator("[data-chart] canvas").first().waitFor();
  expect(await oldest(page)).toMatch(/Jan 3, 2026[\s\S]*\$10,000\.00/);

  await go(page, "Transactions");
  await page.getByRole("button", { name: /^Edit Buy/ }).click();
  const form = page.getByRole("form", { name: "Edit the transaction" });
  await form.getByLabel("When").fill("2025-12-01T03:04");
  await form.getByRole("group", { name: "Total paid" }).getByLabel("Amount").fill("12345.67");
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await go(page, "Portfolio");
  expect(await oldest(page)).toMatch(/Dec 2, 2025[\s\S]*\$12,345\.67/);
  expect(complaints).toEqual([]);
  await page.close();
});

it("shows returns by every method, and explains each with its formula, inputs, prices and lots", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, FIRST);
  await go(page, "Portfolio");
  const returns = page.getByRole("region", { name: "Returns by method" });
  for (const method of ["Time-weighted", "Money-weighted", "Simple", "Modified Dietz", "On average capital"]) {
    const cell = returns
      .getByRole("row", { name: new RegExp(method) })
      .getByRole("cell")
      .first();
    await until(async () => /%/.test(await cell.innerText()));
  }
  await returns.getByRole("button", { name: "Explain: Simple return" }).click();
  const dialog = page.getByRole("dialog", { name: "Simple return" });
  await dialog.locator("code").first().waitFor();
  await dialog.getByText(/^Values at both ends/).click();
  await dialog.getByRole("row", { name: /BTC/ }).first().waitFor();
  await dialog.getByText("Lots (1)").waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Explain: Value" }).click();
  const value = page.getByRole("dialog", { name: "Value" });
  await value.getByRole("row", { name: /BTC.*binance/ }).waitFor();
  await value.getByText("Lots of BTC (1)").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Explain: Realised gain" }).click();
  await page.getByText("Nothing was given away yet.").waitFor();
  await page.close();
});

it("begins in the zone of the person's own machine", async () => {
  const context = await browser.newContext({ timezoneId: "Asia/Kolkata", locale: "en-IN" });
  const page = await context.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, FIRST);
  const { items } = await page.evaluate<{ items: { at: string }[] }>(
    `fetch(location.pathname.replace("/portfolios/", "/api/v1/portfolios/")).then((answer) => answer.json())`,
  );
  expect(items[0]?.at, "03:04 in Kolkata").toBe("2026-01-01T21:34:00.000Z");
  await context.close();
});

it("goes back in time and to another benchmark by the address, and forth by the back button", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, FIRST);
  await go(page, "Portfolio");
  await addBuy(page, SECOND);
  await go(page, "Portfolio");
  const quantity = heldRow(page, "bitcoin").locator("[data-column=quantity]");
  await until(async () => (await quantity.innerText()) === "2");

  await page.getByRole("main").getByRole("button", { name: "Now", exact: true }).click();
  await page.getByLabel("As of").last().fill("2026-01-15T12:00");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await until(async () => (await quantity.innerText()) === "1");
  expect(new URL(page.url()).searchParams.get("at")).toBe("2026-01-15T12:00:00.000Z");
  await page.reload();
  await until(async () => (await quantity.innerText()) === "1");
  await page.goBack();
  await until(async () => (await quantity.innerText()) === "2");

  await page.getByRole("button", { name: "Compare" }).first().click();
  await page.getByRole("button", { name: "ETH", exact: true }).click();
  await page.getByText("Same payments into Ethereum").waitFor();
  await page.getByText(/would be worth .+ instead of/).waitFor();
  await page.close();
});

it("sorts what is held by any column, by keyboard too, and draws each coin's week", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, { ...FIRST, quantity: "9" });
  await go(page, "Portfolio");
  await addBuy(page, { ...FIRST, coin: "ETH – Ethereum", quantity: "10" });
  await go(page, "Portfolio");
  const held = page.getByRole("region", { name: "What is held", exact: true });
  const head = (name: string) => held.getByRole("columnheader", { name, exact: true });
  const order = () =>
    held.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")).join());
  await until(async () => (await order()) === "bitcoin,ethereum");

  // As numbers: as text 10 would come before 9.
  await head("Quantity").getByRole("button").click();
  await until(async () => (await order()) === "ethereum,bitcoin");
  expect(await head("Quantity").getAttribute("aria-sort")).toBe("descending");
  expect(await head("Coin").getAttribute("aria-sort")).toBe("none");
  await page.keyboard.press("Enter");
  await until(async () => (await order()) === "bitcoin,ethereum");
  expect(await head("Quantity").getAttribute("aria-sort")).toBe("ascending");
  await head("Coin").getByRole("button").focus();
  await page.keyboard.press("Space");
  // Names begin with A.
  await until(async () => (await head("Coin").getAttribute("aria-sort")) === "ascending");
  await page.keyboard.press("Space");
  await until(async () => (await order()) === "ethereum,bitcoin");
  expect([await head("Coin").getAttribute("aria-sort"), await head("Quantity").getAttribute("aria-sort")]).toEqual([
    "descending",
    "none",
  ]);

  for (const coin of ["bitcoin", "ethereum"]) {
    const line = heldRow(page, coin).locator("[data-column=week] svg path");
    await until(async () => ((await line.getAttribute("d")) ?? "").split("L").length > 20);
  }
  await page.close();
});

it("compares the same sale under every method", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, FIRST);
  await go(page, "Portfolio");
  await addBuy(page, SECOND);
  await go(page, "Lots");
  const form = page.getByRole("form", { name: "A sale to compare" });
  await until(async () => (await form.getByLabel("Quantity").inputValue()) === "2");
  await form.getByLabel("Quantity").fill("1");
  await form.getByLabel("Price of one").fill("30000");
  await form.getByRole("button", { name: "Compare" }).click();
  const gain = (method: string) => page.locator(`tr[data-method=${method}] [data-figure=gain]`).innerText();
  await page.locator("tr[data-method=fifo]").waitFor();
  expect(await Promise.all(["fifo", "lifo", "hifo", "lofo", "average"].map(gain))).toEqual([
    "+$20,000.00",
    "+$10,000.00",
    "+$10,000.00",
    "+$20,000.00",
    "+$15,000.00",
  ]);
  await page.close();
});

it("counts in another currency, live, and takes that back", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, FIRST);
  await go(page, "Portfolio");
  const total = page.locator("[data-figure=total]");
  await until(async () => (await total.innerText()).startsWith("$"));
  await page.getByRole("main").getByRole("button", { name: "USD", exact: true }).click();
  await page.getByRole("button", { name: "BTC", exact: true }).click();
  await until(async () => (await total.innerText()) === "1 BTC");
  await page.getByRole("button", { name: "Undo" }).click();
  await until(async () => (await total.innerText()).startsWith("$"));
  await page.close();
});

it("has accounts, between which coins move, and goes away when its owner says so", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, FIRST);
  await go(page, "Portfolio");
  const manage = async (what: string) => {
    await page.getByRole("button", { name: "Manage this portfolio" }).click();
    await page.getByRole("button", { name: what, exact: true }).click();
  };
  await manage("Accounts");
  const accounts = page.getByRole("form", { name: "Add an account" });
  await accounts.getByLabel("Name").fill("Vault");
  await accounts.getByLabel("Kind").selectOption("cold");
  await accounts.getByRole("button", { name: "Add" }).click();
  await page.getByRole("dialog").getByText("Vault", { exact: true }).waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Add a transaction" }).click();
  const form = page.getByRole("form", { name: "Add a transaction" });
  await form.getByLabel("Type").selectOption("transfer");
  await form.getByLabel("Amount").first().fill("0.25");
  await form.getByLabel("Coin").first().fill(FIRST.coin);
  await form.getByLabel("When").fill("2026-01-03T03:04");
  await form.getByRole("button", { name: "Record" }).click();
  await page.getByText("Main → Vault").waitFor();
  await go(page, "Portfolio");
  const allocation = page.getByRole("region", { name: "Allocation" });
  await allocation.getByRole("radio", { name: "Account" }).check({ force: true });
  await until(async () => /Vault[\s\S]*25\.0%/.test(await allocation.innerText()));

  await manage("Delete");
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByRole("heading", { name: "Your first portfolio" }).waitFor();
  await page.close();
});
