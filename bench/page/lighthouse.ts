/** What Lighthouse says of a page, asked here, with the phone and the network that it simulates by default. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { type Result } from "lighthouse";
import { chromium } from "playwright-core";
import { addBuy, signUpWithPortfolio } from "../../test/browser/account.ts";
import { chromiumOptions } from "../../test/browser/chromium.ts";
import type { Figure } from "../report.ts";

/** One run says as much of the machine's other work as of the page; of several the middle one counts, as Lighthouse itself advises. */
const RUNS = 3;
const BARS: Readonly<Record<string, number>> = { performance: 95, accessibility: 100, "best-practices": 100 };

/** Audits the page of somebody who is not signed in, then a portfolio's with a holding. */
export async function askLighthouse(url: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "coinsight-lighthouse-"));
  const { executablePath, args } = chromiumOptions();
  // Lighthouse looks at the browser through a port of its own, and finds the session that was begun by hand.
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: [...args, "--remote-debugging-port=0"],
  });
  try {
    const port = Number(readFileSync(join(folder, "DevToolsActivePort"), "utf8").split("\n")[0]);
    const signIn = await audit("sign-in", url, port);
    const page = await context.newPage();
    await signUpWithPortfolio(page, url);
    const portfolio = page.url();
    await addBuy(page, { coin: "BTC – Bitcoin", quantity: "1", total: "50000", when: "2026-01-02T03:04" });
    await page.close();
    return [...signIn, ...(await audit("portfolio", portfolio, port))];
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function audit(name: string, url: string, port: number): Promise<Figure[]> {
  const results: Result[] = [];
  for (let run = 0; run < RUNS; run++) results.push(await lookAt(url, port));
  const scored = results.toSorted((a, b) => scoreOf(a, "performance") - scoreOf(b, "performance"));
  const middle = scored[Math.floor(RUNS / 2)];
  if (middle === undefined) return [];
  // A low index tells that others use the machine: below about 1500 the time that scripts block is mostly theirs.
  for (const run of scored)
    console.log(
      `${name}: performance ${scoreOf(run, "performance")}, machine's index ${run.environment.benchmarkIndex}`,
    );
  for (const line of faults(middle)) console.log(`${name}: ${line}`);
  return Object.entries(BARS).map(([id, atLeast]) => ({
    name: `Lighthouse, ${name} page: ${id}`,
    value: scoreOf(middle, id),
    unit: "",
    bar: { atLeast },
  }));
}

const scoreOf = ({ categories }: Result, id: string): number => Math.round((categories[id]?.score ?? 0) * 100);

async function lookAt(url: string, port: number): Promise<Result> {
  const onlyCategories = Object.keys(BARS);
  const run = await lighthouse(url, { port, onlyCategories, disableStorageReset: true, logLevel: "error" });
  if (run === undefined) throw new Error("Lighthouse said nothing");
  return run.lhr;
}

/** Each audit that counts and is not at its best, with what it found. */
function faults({ categories, audits }: Result): string[] {
  const counted = new Set(
    Object.values(categories).flatMap(({ auditRefs }) =>
      auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
    ),
  );
  return Object.values(audits)
    .filter(({ id, score }) => counted.has(id) && score !== null && score < 0.9)
    .map(({ title, displayValue }) => (displayValue === undefined ? title : `${title}: ${displayValue}`));
}
