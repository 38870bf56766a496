/** What happened, in a real browser: recorded, changed, taken back, found again. */
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

const BUY = { coin: "BTC – Bitcoin", quantity: "2", total: "50000", when: "2026-01-02T03:04" };
const rows = (page: Page) => page.locator("tbody tr[data-row]");
const toast = (page: Page, text: string) => page.locator(".toasts").getByText(text, { exact: true });

it("records, edits, deletes, and takes back each of them", async () => {
  const page = await browser.newPage();
  const complaints = watch(page, product.url);
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, BUY);
  await rows(page).getByText("+2 BTC").waitFor();

  await page.getByRole("button", { name: /^Edit Buy/ }).click();
  const form = page.getByRole("form", { name: "Edit the transaction" });
  const bought = form.getByRole("group", { name: "Bought" });
  expect(await bought.getByLabel("Coin").inputValue()).toBe(BUY.coin);
  expect(await form.getByLabel("When").inputValue()).toBe(BUY.when);
  await bought.getByLabel("Amount").fill("2.123456789012345678");
  await form.getByRole("button", { name: "Save" }).click();
  await toast(page, "Saved.").waitFor();
  await rows(page).getByText("+2.12345679 BTC").waitFor();
  expect(await rows(page).getByText("+2.12345679 BTC").getAttribute("title"), "no digit is lost").toBe(
    "2.123456789012345678 bitcoin",
  );

  await page.getByRole("button", { name: "Undo" }).last().click();
  await rows(page).getByText("+2 BTC").waitFor();
  await page.getByRole("button", { name: /^Delete Buy/ }).click();
  await page.getByText("No transactions yet.").waitFor();
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await rows(page).getByText("+2 BTC").waitFor();

  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "What was changed" }).click();
  await until(async () => (await page.getByRole("dialog").getByRole("listitem").count()) >= 5);
  expect(complaints).toEqual([]);
  await page.close();
});

it("says which coin was missing when more is sold than was held, and stores nothing", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, BUY);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const form = page.getByRole("form", { name: "Add a transaction" });
  await form.getByLabel("Type").selectOption("sell");
  await form.getByRole("group", { name: "Sold" }).getByLabel("Amount").fill("3");
  await form.getByRole("group", { name: "Sold" }).getByLabel("Coin").fill("BTC – Bitcoin");
  await form.getByRole("group", { name: "Total received" }).getByLabel("Amount").fill("100000");
  await form.getByRole("button", { name: "Record" }).click();
  const failure = form.getByRole("alert");
  await failure.waitFor();
  expect(await failure.innerText()).toMatch(/bitcoin[\s\S]*Request [\w-]{8,}/i);
  await page.keyboard.press("Escape");
  await until(async () => (await rows(page).count()) === 1);
  await page.close();
});

it("records several at once, finds them by coin in the address, and undoes them as one", async () => {
  const page = await browser.newPage();
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, BUY);
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Add several at once" }).click();
  const dialog = page.getByRole("dialog", { name: "Add several" });
  await dialog.getByRole("button", { name: "Remove row 3" }).click();
  const fill = async (number: number, fields: Record<string, string>) => {
    const row = dialog.getByRole("group", { name: `Row ${number}` });
    for (const [label, text] of Object.entries(fields)) await row.getByLabel(label).fill(text);
  };
  const when = { Quantity: "1.5", When: "2026-02-03T04:05" };
  await fill(1, { ...when, Coin: "ETH – Ethereum", Total: "3000" });
  await dialog.getByRole("group", { name: "Row 2" }).getByLabel("Type").selectOption("reward");
  await fill(2, { ...when, Coin: "SOL – Solana", "Worth then": "150" });
  await dialog.getByRole("button", { name: "Record 2" }).click();
  await toast(page, "Recorded 2.").waitFor();
  await until(async () => (await rows(page).count()) === 3);

  await page.goto(`${page.url().split("?")[0]}?asset=solana`);
  await rows(page).getByText("+1.5 SOL").waitFor();
  expect(await rows(page).count()).toBe(1);
  await page.getByRole("button", { name: "Show all" }).click();
  await until(async () => (await rows(page).count()) === 3);
  await page.goBack();
  await until(async () => (await rows(page).count()) === 1);

  await page.goForward();
  await page.getByRole("main").getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Undo the last change" }).click();
  await until(async () => (await rows(page).count()) === 1);
  await rows(page).getByText("+2 BTC").waitFor();
  await page.close();
});

it("fits a phone: nothing wider than the screen, everything within reach", async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await signUpWithPortfolio(page, product.url);
  const fits = async (where: string) => {
    const over = await page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(over, where).toBeLessThanOrEqual(0);
  };
  await fits("an empty portfolio");
  await addBuy(page, BUY);
  await fits("transactions");
  const bar = page.getByRole("navigation", { name: "Pages" });
  await bar.getByRole("link", { name: "Portfolio", exact: true }).click();
  await heldRow(page, "bitcoin").waitFor();
  await fits("a portfolio");
  const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {};
  expect(y + height, "the navigation is at the bottom").toBeCloseTo(740, 0);
  await bar.getByRole("button", { name: "More" }).click();
  await bar.getByRole("link", { name: "Lots" }).click();
  await page.getByRole("heading", { name: "Lots", exact: true }).waitFor();
  await fits("lots");
  await page.close();
});
