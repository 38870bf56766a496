/** The page and the API's documents in a real browser, against the built product and the simulated outside world. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { NEWS_SOURCES } from "../../simulator/news/sources.ts";
import { until } from "../journeys/until.ts";
import { addBuy, digits, heldRow, isNear, jump, signUpWithPortfolio, watch } from "./account.ts";
import { openChromium } from "./chromium.ts";

const SOURCE = NEWS_SOURCES[0] ?? "";
const HOSTILE = '<img src=x onerror="document.title=1"> Bitcoin rallies on great news';

let product: SimulatedProduct;
let browser: Browser;
beforeAll(async () => {
  await ensureBuilt();
  // A name, not an address: cookies and passkeys are bound to it.
  product = await startSimulated({ news: [SOURCE], host: "localhost" });
  await product.control("news", { source: SOURCE, title: HOSTILE, link: "https://news.example/hostile" });
  await product.runtime.fireCron("*/5 * * * *");
  browser = await openChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

describe("the page", () => {
  it("leads from sign-up to a value that moves, without an error or a request to another host", async () => {
    const page = await browser.newPage();
    const complaints = watch(page, product.url);
    await signUpWithPortfolio(page, product.url);
    await page.getByText("Nothing is held yet").waitFor();

    await addBuy(page, { coin: "BTC – Bitcoin", quantity: "2", total: "50000", when: "2026-01-02T03:04" });
    await page.goBack();

    const row = heldRow(page, "bitcoin");
    await row.waitFor();
    await page.locator("[data-stream=live]").waitFor({ state: "attached" });
    expect(await page.getByText("simulated prices").isVisible(), "simulated prices are labelled").toBe(true);

    const price = await jump(product, row.locator("[data-column=price]"));
    await until(async () => isNear(await row.locator("[data-column=price]").innerText(), price));
    // Both in one look, as between two the market goes on. As text: these tests know no DOM.
    const shown = await page.evaluate<string[]>(
      `["[aria-label='What is held'] tr[data-row=bitcoin] [data-column=price]", "[data-figure=total]"].map((at) => document.querySelector(at).textContent)`,
    );
    const [one, total] = shown.map((text) => Number(digits(text)));
    expect(total).toBeCloseTo((one ?? 0) * 2, 1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows headlines with their score, as text whatever they contain", async () => {
    const page = await browser.newPage();
    const complaints = watch(page, product.url);
    await signUpWithPortfolio(page, product.url);
    const headline = page.getByRole("listitem").filter({ hasText: "Bitcoin rallies on great news" });
    await headline.waitFor();
    await until(async () => /^\+0\.\d\d, positive$/.test((await headline.locator(".badge").textContent()) ?? ""));
    expect(await page.locator(".headlines img").count()).toBe(0);
    expect(await page.title()).toBe("My coins · Coinsight");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("says what is wrong, with the request's id, when a password is", async () => {
    const page = await browser.newPage();
    await page.goto(product.url);
    await page.getByLabel("E-mail").fill("nobody@example.org");
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    const failure = page.getByRole("alert");
    await failure.waitFor();
    expect(await failure.innerText()).toMatch(/Request [\w-]{8,}/);
    await page.close();
  });
});

it("has documents that show each route of the contract, let one be tried, and ask no other host", async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== product.url) complaints.push(`request to ${url.origin}`);
  });

  await page.goto(`${product.url}/docs`);
  await page.locator(".opblock").first().waitFor();
  const { paths } = (await (await fetch(`${product.url}/openapi.json`)).json()) as { paths: Record<string, object> };
  const operations = Object.values(paths).reduce((sum, path) => sum + Object.keys(path).length, 0);
  expect(await page.locator(".opblock").count()).toBe(operations);

  const health = page.locator("#operations-Service-getHealth");
  await health.locator(".opblock-summary-control").click();
  await health.getByRole("button", { name: "Try it out" }).click();
  await health.getByRole("button", { name: "Execute" }).click();
  await health.locator(".live-responses-table .response-col_status", { hasText: "200" }).waitFor();

  await page.getByRole("link", { name: "what each code means" }).click();
  await page.getByRole("link", { name: "OUTCOME_UNKNOWN" }).click();
  await page.getByText("What to do").waitFor();
  expect(complaints).toEqual([]);
});
