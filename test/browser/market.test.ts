/** The market's pages in a real browser: search, watchlists, one coin, sentiment, risk, and how figures are written. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Candles, SentimentPoint, SentimentTrend } from "../../src/client/api.ts";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { NEWS_SOURCES } from "../../simulator/news/sources.ts";
import { until } from "../journeys/until.ts";
import { addBuy, digits, isNear, jump, signUpWithPortfolio, watch } from "./account.ts";
import { openChromium } from "./chromium.ts";

const SOURCE = NEWS_SOURCES[0] ?? "";
const GOOD_NEWS = "Bitcoin soars on great success and strong profits";

let product: SimulatedProduct;
let browser: Browser;
beforeAll(async () => {
  await ensureBuilt();
  product = await startSimulated({ news: [SOURCE], host: "localhost" });
  await product.control("news", { source: SOURCE, title: GOOD_NEWS, link: "https://news.example/good" });
  await product.runtime.fireCron("*/5 * * * *");
  browser = await openChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

async function visitor(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage();
  const complaints = watch(page, product.url);
  await signUpWithPortfolio(page, product.url);
  return { page, complaints };
}
const iso = (ms: number): string => new Date(ms).toISOString();
/** Of a day, so many days ago. */
const point = (ago: number, value: number | null): SentimentPoint => ({
  time: iso((Math.floor(Date.now() / 86_400_000) - ago) * 86_400_000),
  value,
  label: value === null ? null : value < 0 ? "negative" : "positive",
  articles: 9,
  effectiveNumber: 6.5,
  sources: 3,
  mentions24h: 9,
  mentionsZ: null,
});
const at = (path: string): string => new URL(path, product.url).href;
const go = (page: Page, place: string) => page.getByRole("link", { name: place, exact: true }).click();
const cell = (page: Page, coin: string, column: string) => page.locator(`tr[data-row=${coin}] [data-column=${column}]`);

async function makeList(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New list" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Make it" }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

async function addCoin(page: Page, label: string, id: string): Promise<void> {
  const form = page.getByRole("form", { name: "Add a coin to the list" });
  await form.getByLabel("Coin").fill(label);
  await form.getByRole("button", { name: "Add" }).click();
  await page.locator(`tr[data-row=${id}]`).waitFor();
}

const order = (page: Page) =>
  page.locator("tr[data-row]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-row")));

async function choose(page: Page, coin: string, what: string): Promise<void> {
  await page.getByRole("button", { name: `${coin} in this list` }).click();
  await page.getByRole("button", { name: what, exact: true }).click();
}

it("finds a coin from anywhere by keyboard, and lets be what is typed into a field", async () => {
  const { page, complaints } = await visitor();
  const finder = page.getByRole("dialog", { name: "Find a coin" });
  await go(page, "Market");
  await page.getByRole("heading", { name: "Market", exact: true }).waitFor();
  await page.keyboard.press("/");
  await finder.waitFor();
  await page.keyboard.type("ether");
  const options = finder.getByRole("option");
  await until(async () => /ETH/.test(await options.first().innerText()));
  await page.keyboard.press("ArrowDown");
  const second = options.nth(1);
  expect(await second.getAttribute("aria-selected")).toBe("true");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ethereum", exact: true }).waitFor();
  expect(page.url()).toBe(at("/coins/ethereum"));
  await finder.waitFor({ state: "hidden" });

  await page.keyboard.press("Control+k");
  await finder.waitFor();
  await page.keyboard.type("no such coin");
  await finder.getByText("No coin is called that").waitFor();
  await page.keyboard.press("Escape");
  await finder.waitFor({ state: "hidden" });
  await page.goBack();
  const search = page.getByLabel("Search by name or symbol");
  await search.click();
  await page.keyboard.type("b/");
  expect(await search.inputValue()).toBe("b/");
  expect(await finder.isVisible()).toBe(false);
  expect(complaints).toEqual([]);
  await page.close();
});

it("keeps a watchlist: its coins live, in the person's order, with notes, after a reload too", async () => {
  const { page, complaints } = await visitor();
  await go(page, "Market");
  await makeList(page, "Large ones");
  await page.getByText("Nothing is watched here yet").waitFor();
  await addCoin(page, "ETH – Ethereum", "ethereum");
  await addCoin(page, "BTC – Bitcoin", "bitcoin");
  await until(async () => digits(await cell(page, "bitcoin", "price").innerText()) !== "");
  const price = await jump(product, cell(page, "bitcoin", "price"));
  await until(async () => isNear(await cell(page, "bitcoin", "price").innerText(), price));

  await choose(page, "Bitcoin", "Move up");
  await until(async () => (await order(page)).join() === "bitcoin,ethereum");
  await choose(page, "Bitcoin", "Note");
  await page
    .getByRole("dialog", { name: "Note on Bitcoin" })
    .getByRole("textbox", { name: "Note" })
    .fill("<b>the first</b>");
  await page.getByRole("button", { name: "Save" }).click();
  await until(async () => (await cell(page, "bitcoin", "note").innerText()) === "<b>the first</b>");
  await page.reload();
  await cell(page, "bitcoin", "note").waitFor();
  expect(await order(page)).toEqual(["bitcoin", "ethereum"]);
  expect(await cell(page, "bitcoin", "note").innerText()).toBe("<b>the first</b>");

  await choose(page, "Ethereum", "Take out");
  await until(async () => (await order(page)).join() === "bitcoin");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await until(async () => (await order(page)).join() === "bitcoin,ethereum");

  await page.getByRole("button", { name: "Manage this list" }).click();
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("The two");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "The two", exact: true }).waitFor();
  await page.getByRole("button", { name: "Manage this list" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByLabel("Search by name or symbol").waitFor();
  expect(await page.getByRole("link", { name: "The two" }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.close();
});

it("watches by star from the table and from the coin's page, and asks which list where there are two", async () => {
  const { page, complaints } = await visitor();
  await go(page, "Market");
  const star = page.getByRole("button", { name: "Watch Bitcoin", exact: true });
  await star.click();
  await until(async () => (await star.getAttribute("aria-pressed")) === "true");
  await page.goto(at("/coins/bitcoin"));
  await until(async () => (await star.getAttribute("aria-pressed")) === "true");
  await star.click();
  await until(async () => (await star.getAttribute("aria-pressed")) === "false");

  await go(page, "Market");
  await makeList(page, "Others");
  await go(page, "All coins");
  await star.click();
  const choice = page.getByRole("dialog", { name: "Watch Bitcoin" });
  await choice.getByLabel("Others").check();
  await until(async () => (await star.getAttribute("aria-pressed")) === "true");
  expect(await choice.getByLabel("Favourites").isChecked()).toBe(false);
  await page.keyboard.press("Escape");
  await go(page, "Others");
  await page.locator("tr[data-row=bitcoin]").waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

it("says that a list was changed elsewhere, and changes nothing over it", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signUpWithPortfolio(page, product.url);
  await go(page, "Market");
  await makeList(page, "Mine");
  await addCoin(page, "BTC – Bitcoin", "bitcoin");
  const elsewhere = await context.newPage();
  await elsewhere.goto(page.url());
  await elsewhere.locator("tr[data-row=bitcoin]").waitFor();
  await addCoin(elsewhere, "ETH – Ethereum", "ethereum");

  await choose(page, "Bitcoin", "Take out");
  await page.getByText("This list was changed elsewhere meanwhile").waitFor();
  await until(async () => (await order(page)).join() === "bitcoin,ethereum");
  await choose(page, "Bitcoin", "Take out");
  await until(async () => (await order(page)).join() === "ethereum");
  await context.close();
});

it("shows a coin's candles with the overlays that were chosen, and the words that made a headline's score", async () => {
  const { page, complaints } = await visitor();
  await page.goto(at("/coins/bitcoin"));
  await page.locator("[data-chart] canvas").first().waitFor();
  await page.getByRole("button", { name: "Show as a table" }).first().click();
  await until(async () => (await page.getByRole("region", { name: "Price" }).locator("tbody tr").count()) > 100);
  await page.getByRole("button", { name: "Indicators" }).click();
  for (const name of ["SMA 20", "RSI 14", "Sentiment"]) await page.getByRole("checkbox", { name }).check();
  await page.reload();
  await page.locator("[data-chart] canvas").first().waitFor();
  await page.getByRole("button", { name: "Indicators" }).click();
  expect(await page.getByLabel("SMA 20").isChecked()).toBe(true);
  expect(await page.getByLabel("EMA 50").isChecked()).toBe(false);
  await page.keyboard.press("Escape");

  const headline = page.getByRole("listitem").filter({ hasText: GOOD_NEWS });
  await headline.getByText("How it was scored").click();
  await until(async () => /success \+\d/.test((await headline.locator(".audit").innerText()).replaceAll(/\s+/g, " ")));
  expect(await headline.locator(".audit").innerText()).toMatch(/vader.*: \+0\.\d\d/i);
  expect(complaints).toEqual([]);
  await page.close();
});

it("fetches the history of a coin that nobody has looked at, says how far that is, and shows it by itself", async () => {
  const { page, complaints } = await visitor();
  // Fetching is over too soon to be looked at: only how far it is comes from here.
  let there: number | null = null;
  await page.route(/\/coins\/litecoin\/candles\?.*interval=1d/, async (route) => {
    const headers = { ...(await route.request().allHeaders()) };
    delete headers["if-none-match"];
    const candles = (await (await route.fetch({ headers })).json()) as Candles;
    const now = Date.now();
    const asked = now - Date.parse(new URL(route.request().url()).searchParams.get("from") ?? "");
    const covered = there === null ? null : { from: iso(now - asked * there), to: iso(now) };
    await route.fulfill({ json: { ...candles, covered } satisfies Candles });
  });
  await page.goto(at("/coins/litecoin"));
  const whole = page.getByRole("progressbar", { name: "Fetching the history" });
  const older = page.getByRole("progressbar", { name: "Fetching older candles" });
  await whole.waitFor();
  expect(await whole.getAttribute("value"), "nobody knows how far yet").toBeNull();
  there = 0.5;
  await older.waitFor();
  expect([await older.getAttribute("value"), await older.getAttribute("max")]).toEqual(["50", "100"]);
  there = 1;
  await older.waitFor({ state: "detached" });
  expect(await page.getByRole("progressbar").count()).toBe(0);
  await page.locator("[data-chart] canvas").first().waitFor();
  expect(complaints).toEqual([]);
  await page.close();
});

it("compares the news' sentiment of a coin that was added, under an address that can be kept", async () => {
  const { page, complaints } = await visitor();
  await page.goto(at("/sentiment?coins=bitcoin"));
  await page.locator("tr[data-row=bitcoin]").waitFor();
  await page.getByRole("textbox", { name: "Add a coin" }).fill("LTC");
  await page.getByRole("button", { name: "Compare" }).click();
  await page.locator("tr[data-row=litecoin]").waitFor();
  expect(new URL(page.url()).searchParams.get("coins")).toBe("bitcoin,litecoin");
  expect(complaints).toEqual([]);
  await page.close();
});

it("maps the news' tone by coin and day, with the figure in the cell, and leaves empty what had too little news", async () => {
  const { page, complaints } = await visitor();
  let told: Record<string, SentimentPoint[]> = {};
  // An hour is fixed when it ends, by what was known then: so young a product has no day to tell of, and an hour is long.
  await page.route(/\/sentiment\/(bitcoin|litecoin)\/trend\?.*interval=1d/, async (route) => {
    const trend = (await (await route.fetch()).json()) as SentimentTrend;
    await route.fulfill({ json: { ...trend, points: told[trend.coin] ?? [] } satisfies SentimentTrend });
  });
  await page.goto(at("/sentiment?coins=bitcoin,litecoin"));
  await page.getByText("No hour is over yet of which news could be told.").waitFor();
  told = { bitcoin: [point(2, 0.42), point(1, -0.3), point(0, null)], litecoin: [point(1, 0.9)] };
  await page.reload();
  const map = page.getByRole("region", { name: "Sentiment by coin and day" });
  const row = (symbol: string) =>
    map
      .getByRole("row", { name: new RegExp(`^${symbol}`) })
      .getByRole("cell")
      .evaluateAll((cells) =>
        cells.map((one) => [one.textContent, one.className, one.getAttribute("style")?.replaceAll(/[\s;]/g, "") ?? ""]),
      );
  await map.waitFor();
  expect(await map.getByRole("columnheader").count(), "the coin, and three days").toBe(4);
  const nothing = ["too little news", "", ""];
  expect(await row("BTC")).toEqual([["+0.42", "up", "--strength:70%"], ["-0.30", "down", "--strength:50%"], nothing]);
  expect(await row("LTC")).toEqual([nothing, ["+0.90", "up", "--strength:100%"], nothing]);
  expect(complaints).toEqual([]);
  await page.close();
});

it("writes figures as the profile's language does", async () => {
  const { page, complaints } = await visitor();
  await go(page, "Settings");
  await page.getByText("12,345.67").waitFor();
  await page.getByLabel("Numbers and dates as in").selectOption("de-DE");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("12.345,67").waitFor();
  await go(page, "Market");
  await until(async () => /\d\.\d{3},\d\d/.test(await cell(page, "bitcoin", "price").innerText()));
  expect(complaints).toEqual([]);
  await page.close();
});

it("shows a portfolio's figures of risk, its falls, past crashes and what moves with what, after another try where one failed", async () => {
  const { page } = await visitor();
  const buy = { quantity: "1", total: "10000", when: "2026-01-02T03:04" };
  await addBuy(page, { ...buy, coin: "BTC – Bitcoin" });
  await go(page, "Portfolio");
  await addBuy(page, { ...buy, coin: "ETH – Ethereum" });
  await page.route(/\/portfolios\/[^/]+\/risk\?/, (route) =>
    route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      json: { code: "INTERNAL", title: "Something failed.", detail: "Something failed.", requestId: "req-of-a-test" },
    }),
  );
  await go(page, "Risk");
  const failure = page.getByRole("alert");
  await failure.getByText("req-of-a-test").waitFor();
  await page.unrouteAll();
  await failure.getByRole("button", { name: "Try again" }).click();
  const figures = page.getByRole("region", { name: "Figures" });
  await until(async () => /Volatility\s*[\d.]+/.test(await figures.innerText()), 30_000);
  const map = page.getByRole("region", { name: "Correlation of daily returns" });
  await map.getByRole("row", { name: /^BTC/ }).waitFor();
  const [self] = await map.getByRole("row", { name: /^BTC/ }).getByRole("cell").allInnerTexts();
  expect(self).toMatch(/^-?\d\.\d\d$/);
  const drawdown = page.getByRole("region", { name: "Drawdown" });
  await drawdown.locator("[data-chart] canvas").first().waitFor();
  await drawdown.getByText(/^The deepest fell from /).waitFor();
  const crashes = page.getByRole("region", { name: "Past crashes", exact: true }).locator("tbody tr");
  expect(await crashes.count()).toBeGreaterThan(5);
  const fall = await crashes.filter({ hasText: "October 2025" }).locator("[data-column=result]").innerText();
  expect(fall).toMatch(/^[-+]\$[\d,.]+$/);
  expect(await failure.count()).toBe(0);
  await page.close();
});
