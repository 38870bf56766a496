/** Two hundred rows that tick: what they cost, how long a price takes to the screen, and whether the heap grows. */
import type { Browser, CDPSession, Page } from "playwright-core";
import { percentile } from "../measure/statistics.ts";
import type { Figure } from "../report.ts";
import type { Probed } from "./probe.ts";

const ROWS = 200;
const LONGEST_TASK_MS = 50;
/** What two collections of the same page may differ by: lists that are cut off later, and code that was compiled meanwhile. */
const SAME_HEAP_KIB = 512;

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
  await page.waitForTimeout(10_000);
}

export async function measureTicks(browser: Browser, page: Page, minutes: number): Promise<Figure[]> {
  await openRows(page);
  const session = await page.context().newCDPSession(page);
  const heapBefore = await heapKib(session);
  // The collection was a long task itself, and word of it comes a little later.
  await page.waitForTimeout(1_000);
  await page.evaluate("Object.assign(probe, { delays: [], longTasks: [], changes: 0 })");
  const [cpuBefore, startedAt] = [await rendererSeconds(browser), performance.now()];
  await page.waitForTimeout(minutes * 60_000);
  const [cpu, elapsed] = [(await rendererSeconds(browser)) - cpuBefore, (performance.now() - startedAt) / 1000];
  const { delays, longTasks, changes } = await page.evaluate<Probed>("probe");
  // What the probe itself has gathered is not the page's.
  await page.evaluate("Object.assign(probe, { delays: [], longTasks: [], changes: 0 })");
  const heap = (await heapKib(session)) - heapBefore;
  if (delays.length < elapsed / 2) throw new Error(`only ${delays.length} frames changed a price`);
  const rows = `${ROWS} rows, ${minutes} min`;
  return [
    { name: "tick in the socket to the screen, p50", value: percentile(delays, 0.5), unit: "ms" },
    {
      name: "tick in the socket to the screen, p95",
      value: percentile(delays, 0.95),
      unit: "ms",
      bar: { atMost: 100 },
    },
    { name: `${rows}: prices that changed`, value: changes / elapsed, unit: "a second" },
    { name: `${rows}: share of a core`, value: (cpu / elapsed) * 100, unit: "%", bar: { atMost: 10 } },
    {
      name: `${rows}: longest task over ${LONGEST_TASK_MS} ms`,
      value: Math.max(0, ...longTasks),
      unit: "ms",
      bar: { atMost: LONGEST_TASK_MS },
    },
    { name: `${rows}: tasks over ${LONGEST_TASK_MS} ms`, value: longTasks.length, unit: "" },
    { name: `${rows}: growth of the heap`, value: heap, unit: "KiB", bar: { atMost: SAME_HEAP_KIB } },
  ];
}
