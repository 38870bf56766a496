/**
 * `npm run screens`: pictures of every page into docs/screens, of the running product with a simulated market and the demo
 * account: all by day, the portfolio by night and on a phone as well.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../../test/browser/account.ts";
import { openChromium } from "../../test/browser/chromium.ts";
import { open, PLACES, setTheme, type Place, type Theme } from "../../test/browser/pages.ts";
import { until } from "../../test/journeys/until.ts";
import { ensureBuilt } from "../build/index.ts";
import { startSimulated } from "../simulated/start-simulated.ts";
import { ensureDemoAccount } from "../start/demo-account.ts";
import { DEMO_COINS } from "../start/demo-plan.ts";

const FOLDER = join(import.meta.dirname, "../../docs/screens");
const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

/** Whether a coin's daily candles reach back over the demo's year. */
async function hasYear(coin: string): Promise<boolean> {
  const answer = await fetch(`${product.url}/api/v1/coins/${coin}/candles?interval=1d&limit=1`);
  const { covered } = (await answer.json()) as { covered: { from: string } | null };
  return covered !== null && Date.parse(covered.from) < Date.now() - 366 * 86_400_000;
}

await ensureBuilt();
const product = await startSimulated({
  host: "localhost",
  news: ["desk", "telegraph", "briefing", "ledgerpost", "forum"],
});
const folder = mkdtempSync(join(tmpdir(), "coinsight-screens-"));
const browser = await openChromium();
try {
  mkdirSync(FOLDER, { recursive: true });
  await product.runtime.fireCron("*/5 * * * *");
  const demo = await ensureDemoAccount(folder, product.url, product.exchange, "");
  await until(async () => {
    const answer = await fetch(`${product.url}/api/v1/sentiment/bitcoin/news`);
    return ((await answer.json()) as { items: { score: unknown }[] }).items.some(({ score }) => score !== null);
  }, 60_000);
  // A history before its candles have come is drawn in steps, from one purchase to the next.
  for (const { asset } of DEMO_COINS) await until(() => hasYear(asset), 120_000);
  for (const place of PLACES) await take(place, "light", DESK, place.name);
  const [portfolio] = PLACES;
  if (portfolio !== undefined) {
    await take(portfolio, "dark", DESK, "portfolio-dark");
    await take(portfolio, "light", PHONE, "portfolio-phone");
  }
  console.log(`${FOLDER} holds ${PLACES.length + 2} pictures.`);

  async function take(place: Place, theme: Theme, viewport: typeof DESK, name: string): Promise<void> {
    const page = await browser.newPage({ viewport });
    await page.goto(product.url);
    await setTheme(page, theme);
    await page.reload();
    await signIn(page, demo);
    await page.getByRole("navigation", { name: "Pages" }).waitFor();
    const portfolioId = await until(() => /portfolios\/([^/?]+)/.exec(page.url())?.[1]);
    await open(page, product.url, place, portfolioId);
    // Charts draw themselves after their figures have come.
    await page.waitForTimeout(1_500);
    await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: "jpeg", quality: 70 });
    await page.close();
  }
} finally {
  await browser.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
