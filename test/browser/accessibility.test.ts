/** Every page in both themes, by the rules of WCAG 2.2 AA that a program can check. */
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { until } from "../journeys/until.ts";
import { addBuy, signUpWithPortfolio, watch } from "./account.ts";
import { openChromium } from "./chromium.ts";
import { open, PLACES, setTheme } from "./pages.ts";

let product: SimulatedProduct;
let browser: Browser;
let page: Page;
let portfolioId: string;
let complaints: string[];
beforeAll(async () => {
  await ensureBuilt();
  product = await startSimulated({ host: "localhost", news: ["desk", "forum"] });
  // Until there are scored headlines of bitcoin, its page has nothing to audit.
  await product.runtime.fireCron("*/5 * * * *");
  await until(async () => {
    const answer = await fetch(`${product.url}/api/v1/sentiment/bitcoin/news`);
    return ((await answer.json()) as { items: { score: unknown }[] }).items.some(({ score }) => score !== null);
  }, 30_000);
  browser = await openChromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  complaints = watch(page, product.url);
  await signUpWithPortfolio(page, product.url);
  portfolioId = /portfolios\/([^/?]+)/.exec(page.url())?.[1] ?? "";
  await addBuy(page, { coin: "BTC – Bitcoin", quantity: "1", total: "50000", when: "2026-01-02T03:04" });
}, 180_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What breaks a rule, and where. */
async function violations(): Promise<string[]> {
  await page.evaluate(axe.source);
  const run = `axe.run(document, ${JSON.stringify({ runOnly: { type: "tag", values: RULES } })})`;
  const { violations: found } = await page.evaluate<Pick<axe.AxeResults, "violations">>(run);
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

describe.each(["light", "dark"] as const)("%s", (theme) => {
  it.each(PLACES)("$name breaks no rule", async (place) => {
    await setTheme(page, theme);
    await open(page, product.url, place, portfolioId);
    expect(await violations()).toEqual([]);
  });
});

it("the way in breaks no rule, in either theme", async () => {
  const own = page;
  page = await browser.newPage();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(product.url);
    await page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
    expect(await violations(), colorScheme).toEqual([]);
  }
  await page.close();
  page = own;
});

it.each([360, 768, 1600])("no page is wider than a window of %d pixels", async (width) => {
  await page.setViewportSize({ width, height: 900 });
  for (const place of PLACES) {
    await open(page, product.url, place, portfolioId);
    const overflow = await page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow, place.name).toBeLessThanOrEqual(0);
  }
});

it("complains of nothing on any page", () => {
  expect(complaints).toEqual([]);
});
