/** The API's documents in a real browser: the policy of the page lets everything through that it needs, and nothing else. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
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

it("shows each route of the contract, lets one be tried, and asks no other host", async () => {
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
