/** What Lighthouse says of a page, asked here, with the phone and the network that it simulates by default. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse, { type Result } from "lighthouse";
import { chromium } from "playwright-core";
import { addBuy, signUpWithPortfolio } from "../../test/browser/account.ts";
import { chromiumOptions } from "../../test/browser/chromium.ts";
import type { Figure } from "../report.ts";

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
  const run = await lighthouse(url, {
    port,
    onlyCategories: Object.keys(BARS),
    disableStorageReset: true,
    logLevel: "error",
  });
  if (run === undefined) throw new Error("Lighthouse said nothing");
  for (const line of faults(run.lhr)) console.log(`${name}: ${line}`);
  return Object.entries(BARS).map(([id, atLeast]) => ({
    name: `Lighthouse, ${name} page: ${id}`,
    value: Math.round((run.lhr.categories[id]?.score ?? 0) * 100),
    unit: "",
    bar: { atLeast },
  }));
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
