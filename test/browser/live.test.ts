/** Figures that move, stop moving, and grow old, in a real browser. */
import type { Browser, Page, WebSocketRoute } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ValuationFrame } from "../../src/domain/valuation/valuation.ts";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { until } from "../journeys/until.ts";
import { addBuy, digits, heldRow, isNear, jump, signUpWithPortfolio, watch } from "./account.ts";
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

const BUY = { coin: "BTC – Bitcoin", quantity: "1", total: "50000", when: "2026-01-02T03:04" };
const priceOf = (page: Page) => heldRow(page, "bitcoin").locator("[data-column=price]");

async function withBitcoin(page: Page): Promise<void> {
  await signUpWithPortfolio(page, product.url);
  await addBuy(page, BUY);
  await page.getByRole("link", { name: "Portfolio", exact: true }).click();
  await priceOf(page).waitFor();
}

it("says that the stream is lost and how old the figures are, and goes on by itself when it is back", async () => {
  const page = await browser.newPage();
  const complaints = watch(page, product.url);
  const lines: WebSocketRoute[] = [];
  let isCut = false;
  await page.routeWebSocket(/\/live$/, async (line) => {
    if (isCut) return line.close({ code: 1012 });
    line.connectToServer();
    lines.push(line);
  });
  await withBitcoin(page);
  await until(() => lines.length > 0);

  isCut = true;
  await lines.at(-1)?.close({ code: 1012 });
  await page.getByText(/Stream lost, trying again\. Figures are \d+ sec old\./).waitFor();

  const price = await jump(product, priceOf(page));
  isCut = false;
  await until(async () => isNear(await priceOf(page).innerText(), price), 30_000);
  await page.getByText("Stream lost").waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
  await page.close();
});

it("applies each frame once and in order, asks for the whole after a gap, and begins afresh after a cut", async () => {
  const page = await browser.newPage();
  const complaints = watch(page, product.url);
  await withBitcoin(page);
  const lines: WebSocketRoute[] = [];
  const said: string[] = [];
  let whole: (ValuationFrame & { type: "snapshot" }) | null = null;
  // The first frame is the product's own; what follows it is said from here.
  await page.routeWebSocket(/\/live$/, (line) => {
    lines.push(line);
    line.onMessage((text) => void said.push(String(text)));
    if (whole !== null) return;
    line.connectToServer().onMessage((text) => {
      whole ??= JSON.parse(String(text)) as ValuationFrame & { type: "snapshot" };
    });
  });
  await page.reload();
  const first = await until(() => whole);
  const total = page.locator("[data-figure=total]");
  const shows = (value: string) => until(async () => (await total.innerText()) === `$${value}.00`);
  const settled = () =>
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  const send = (frame: ValuationFrame) => lines.at(-1)?.send(JSON.stringify(frame));
  const snapshot = (ahead: number, value: string) =>
    send({ ...first, seq: first.seq + ahead, totals: { ...first.totals, value } as ValuationFrame["totals"] });
  const delta = (ahead: number, value: string, { removed }: Pick<ValuationFrame & { type: "delta" }, "removed">) => {
    const totals = { ...first.totals, value } as ValuationFrame["totals"];
    send({ ...first, type: "delta", seq: first.seq + ahead, totals, holdings: [], removed });
  };
  const nothing = { removed: [] };
  const bitcoin = { removed: first.holdings.map(({ asset }) => asset) };
  expect(bitcoin.removed).toEqual(["bitcoin"]);

  snapshot(0, "100");
  await shows("100");
  delta(1, "101", nothing);
  await shows("101");
  // Once more, and one that is long past: each would take the row away.
  delta(1, "666", bitcoin);
  delta(0, "666", bitcoin);
  delta(2, "102", nothing);
  await shows("102");
  await settled();
  expect(await heldRow(page, "bitcoin").count()).toBe(1);
  expect(said).toEqual([]);

  delta(4, "666", bitcoin);
  await until(() => said.length > 0);
  await settled();
  expect(said).toEqual([JSON.stringify({ type: "snapshot" })]);
  expect(await total.innerText()).toBe("$102.00");
  expect(await heldRow(page, "bitcoin").count()).toBe(1);
  snapshot(4, "104");
  await shows("104");
  delta(5, "105", nothing);
  await shows("105");

  await lines.at(-1)?.close({ code: 1012 });
  await until(() => lines.length === 2);
  // What went by meanwhile is in the whole, and the row goes on from there.
  snapshot(9, "109");
  await shows("109");
  delta(9, "666", bitcoin);
  delta(10, "110", nothing);
  await shows("110");
  await settled();
  expect(await heldRow(page, "bitcoin").count()).toBe(1);
  expect(said, "asked no more").toHaveLength(1);
  expect(complaints).toEqual([]);
  await page.close();
});

it("hides amounts and quantities on request, shows prices all the same, and remembers it, as it does the names of coins", async () => {
  const page = await browser.newPage();
  await withBitcoin(page);
  const total = page.locator("[data-figure=total]");
  await until(async () => digits(await total.innerText()) !== "");
  await page.getByRole("button", { name: "Hide amounts" }).click();
  expect(digits(await total.innerText())).toBe("");
  expect(digits(await heldRow(page, "bitcoin").locator("[data-column=quantity]").innerText())).toBe("");
  expect(digits(await priceOf(page).innerText())).not.toBe("");
  // The list of all coins may be long in coming: what one's own are called is remembered.
  await page.route(/\/api\/v1\/coins\?/, (route) => route.abort());
  await page.reload();
  await priceOf(page).waitFor();
  expect(await heldRow(page, "bitcoin").innerText()).toContain("Bitcoin");
  expect(digits(await total.innerText())).toBe("");
  await page.getByRole("button", { name: "Show amounts" }).click();
  await until(async () => digits(await total.innerText()) !== "");
  await page.close();
});

it("follows the system's theme until the switch says otherwise", async () => {
  const page = await browser.newPage();
  const ground = () => page.evaluate<string>("getComputedStyle(document.documentElement).backgroundColor");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(product.url);
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByRole("button", { name: "Account and look" }).click();
  await page.getByRole("radio", { name: "Light" }).check({ force: true });
  expect(await ground()).toBe(light);
  await page.reload();
  await until(async () => (await ground()) === light);
  await page.close();
});

it("stands still for whoever asks the system for less motion", async () => {
  const page = await browser.newPage();
  await page.goto(`${product.url}/components`);
  await page.locator(".skeleton").first().waitFor();
  const moving = () =>
    page.evaluate<number>(`[...document.querySelectorAll("*")].map((element) => getComputedStyle(element)).filter(
      ({ animationName, transitionDuration }) => animationName !== "none" || parseFloat(transitionDuration) > 0,
    ).length`);
  await page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await moving()).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: "reduce" });
  expect(await moving()).toBe(0);
  await page.close();
});

it("marks prices of venues that have fallen silent, and keeps them", async () => {
  const page = await browser.newPage();
  await withBitcoin(page);
  for (const target of ["binance-ws", "coinbase-ws", "kraken-ws", "binance-rest", "coingecko"])
    await product.control("faults", { target, fault: "hang", durationMs: 600_000 });
  await heldRow(page, "bitcoin")
    .getByText(/stale, .* old/)
    .waitFor({ timeout: 55_000 });
  expect(digits(await priceOf(page).innerText())).not.toBe("");
  await page.getByText("The market has been silent").waitFor();
  await page.close();
});
