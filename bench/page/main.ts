/**
 * `npm run bench:page [-- --minutes N]`: the page in Chromium against the running product: the JavaScript of the first page, what Lighthouse
 * says, the way from a frame in the socket to the screen, and two hundred rows that tick for N minutes (default 1; ten tell whether memory grows).
 */
import { gzipSync } from "node:zlib";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated } from "../../scripts/simulated/start-simulated.ts";
import { signUpWithPortfolio } from "../../test/browser/account.ts";
import { openChromium } from "../../test/browser/chromium.ts";
import { printTable, reaches, type Figure } from "../report.ts";
import { askLighthouse } from "./lighthouse.ts";
import { PROBE } from "./probe.ts";
import { measureTicks } from "./ticks.ts";

const MOST_KIB = 120;

/** KiB of the scripts that came until the page was at rest, each compressed by itself as a server would. */
async function scriptsOf(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await visit();
  await page.waitForLoadState("networkidle");
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1024;
}

const { values } = parseArgs({ options: { minutes: { type: "string", default: "1" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= 60)) throw new RangeError("--minutes takes a number up to 60");

await ensureBuilt();
const product = await startSimulated({ host: "localhost" });
const figures: Figure[] = [];
try {
  figures.push(...(await askLighthouse(product.url)));
  const browser = await openChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript({ content: PROBE });
    const scripts = (name: string, value: number): Figure => ({
      name: `JavaScript of ${name}, gzipped`,
      value,
      unit: "KiB",
      bar: { atMost: MOST_KIB },
    });
    figures.push(scripts("the first page", await scriptsOf(page, () => page.goto(product.url))));
    await signUpWithPortfolio(page, product.url);
    const again = await context.newPage();
    const empty = await scriptsOf(again, () => again.goto(page.url()));
    figures.push(scripts("a portfolio that is empty yet", empty));
    await again.close();
    figures.push(...(await measureTicks(browser, page, minutes)));
  } finally {
    await browser.close();
  }
} finally {
  await product.stop();
}
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;
