/** The page in a real browser, against the built product and the simulated outside world. */
import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { NEWS_SOURCES } from "../../simulator/news/sources.ts";
import { until } from "../journeys/until.ts";
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
    const complaints = watch(page);
    await signUpWithPortfolio(page);
    await page.getByText("Nothing is held yet").waitFor();

    await page.getByLabel("Coin").selectOption("bitcoin");
    await page.getByLabel("Quantity").fill("2");
    await page.getByLabel("Total in USD").fill("50000");
    await page.getByLabel("When").fill("2026-01-02T03:04");
    await page.getByRole("button", { name: "Add" }).click();

    const row = page.locator("tr[data-asset=bitcoin]");
    await row.waitFor();
    await page.locator("[data-status=live]").waitFor();
    expect(await page.getByText("simulated prices").isVisible(), "simulated prices are labelled").toBe(true);

    await product.control("pause", { paused: true });
    const shown = Number(digits(await row.locator("[data-figure=price]").innerText()));
    const price = `${Math.round(shown * 1.01)}.00`;
    await product.control("tick", { symbol: "BTCUSDT", price });
    await until(async () => digits(await row.locator("[data-figure=price]").innerText()) === price);
    const total = digits(await page.locator("[data-figure=total]").innerText());
    expect(Number(total)).toBeCloseTo(Number(price) * 2, 1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows headlines with their score, as text whatever they contain", async () => {
    const page = await browser.newPage();
    const complaints = watch(page);
    await signUpWithPortfolio(page);
    const headline = page.getByRole("listitem").filter({ hasText: "Bitcoin rallies on great news" });
    await headline.waitFor();
    await until(async () => /^\+0\.\d\d$/.test(await headline.locator(".badge").innerText()));
    expect(await page.locator(".headlines img").count()).toBe(0);
    expect(await page.title()).toBe("Coinsight");
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

async function signUpWithPortfolio(page: Page): Promise<void> {
  await page.goto(product.url);
  await page.getByRole("button", { name: "I am new here" }).click();
  await page.getByLabel("E-mail").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill(randomUUID());
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByLabel("Name").fill("My coins");
  await page.getByRole("button", { name: "Create" }).click();
}

/** What a browser complains of: errors of the page, refused content, and requests that leave the product's own origin. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // The first question is who is signed in, and 401 is its ordinary answer.
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (origin !== product.url) complaints.push(`request to ${origin}`);
  });
  return complaints;
}

const digits = (text: string) => text.replaceAll(/[^0-9.]/g, "");
