/**
 * `npm run bench:page`: the page in Chromium against the running product: the JavaScript of the first page, the way from a frame in the
 * socket to the screen, and two hundred rows that tick.
 */
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated } from "../../scripts/simulated/start-simulated.ts";
import { signUpWithPortfolio } from "../../test/browser/account.ts";
import { openChromium } from "../../test/browser/chromium.ts";
import { percentile } from "../measure/statistics.ts";
import { printTable, reaches, type Figure } from "../report.ts";
import { PROBE, type Probed } from "./probe.ts";

const ROWS = 200;
const SECONDS = 30;
const LONGEST_TASK_MS = 50;

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

/** CPU seconds that the browser's processes of drawing pages have used. */
async function rendererSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function heapKib(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1024;
}

async function openRows(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Market", exact: true }).click();
  const rows = page.locator("tr[data-row]");
  await rows.first().waitFor();
  while ((await rows.count()) < ROWS) await page.getByRole("button", { name: "Show more coins" }).click();
  // Connections, first prices and what the compiler makes of it are not what is measured.
  await page.waitForTimeout(5_000);
}

async function measureTicks(browser: Browser, page: Page): Promise<Figure[]> {
  const session = await page.context().newCDPSession(page);
  const heapBefore = await heapKib(session);
  // The collection was a long task itself, and word of it comes a little later.
  await page.waitForTimeout(1_000);
  await page.evaluate("Object.assign(probe, { delays: [], longTasks: [], changes: 0 })");
  const [cpuBefore, startedAt] = [await rendererSeconds(browser), performance.now()];
  await page.waitForTimeout(SECONDS * 1000);
  const [cpu, elapsed] = [(await rendererSeconds(browser)) - cpuBefore, (performance.now() - startedAt) / 1000];
  const { delays, longTasks, changes } = await page.evaluate<Probed>("probe");
  const heap = (await heapKib(session)) - heapBefore;
  if (delays.length < SECONDS / 2) throw new Error(`only ${delays.length} frames changed a price`);
  return [
    { name: "tick in the socket to the screen, p50", value: percentile([...delays], 0.5), unit: "ms" },
    {
      name: "tick in the socket to the screen, p95",
      value: percentile([...delays], 0.95),
      unit: "ms",
      bar: { atMost: 100 },
    },
    { name: `${ROWS} rows: prices that changed`, value: changes / elapsed, unit: "a second" },
    { name: `${ROWS} rows: share of a core`, value: (cpu / elapsed) * 100, unit: "%", bar: { atMost: 10 } },
    {
      name: `${ROWS} rows: longest task over ${LONGEST_TASK_MS} ms`,
      value: Math.max(0, ...longTasks),
      unit: "ms",
      bar: { atMost: LONGEST_TASK_MS },
    },
    { name: `${ROWS} rows: tasks over ${LONGEST_TASK_MS} ms in ${SECONDS} s`, value: longTasks.length, unit: "" },
    { name: `${ROWS} rows: growth of the heap in ${SECONDS} s`, value: heap, unit: "KiB" },
  ];
}

await ensureBuilt();
const product = await startSimulated({ host: "localhost" });
const browser = await openChromium();
const figures: Figure[] = [];
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript({ content: PROBE });
  const first = await scriptsOf(page, () => page.goto(product.url));
  figures.push({ name: "JavaScript of the first page, gzipped", value: first, unit: "KiB", bar: { atMost: 120 } });
  await signUpWithPortfolio(page, product.url);
  const again = await context.newPage();
  const whole = await scriptsOf(again, () => again.goto(page.url()));
  figures.push({
    name: "JavaScript of a portfolio that is empty yet, gzipped",
    value: whole,
    unit: "KiB",
    bar: { atMost: 120 },
  });
  await again.close();
  await openRows(page);
  figures.push(...(await measureTicks(browser, page)));
} finally {
  await browser.close();
  await product.stop();
}
printTable(figures);
process.exitCode = figures.every(reaches) ? 0 : 1;
