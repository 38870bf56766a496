/**
 * The demo account, made as anybody would make one: sign-up, a portfolio, a year of transactions, all through the API. What
 * it is going to record is written down first and each request has a key of its own, so that a start that is killed in the
 * middle is continued by the next one and nothing is there twice.
 */
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client, type Trade } from "../client/client.ts";
import { Refusal } from "../runtime/refusal.ts";
import { dailyPrices } from "./daily-prices.ts";
import { DEMO_COINS, planTrades } from "./demo-plan.ts";
import { keepFile } from "./keep-file.ts";

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  /** How many transactions this start recorded. */
  readonly recorded: number;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** The only domain part that can belong to nobody. */
const EMAIL = "demo@example.com";

/** @param inbox base of the mail provider, where the link that verifies the address ends up; "": no mails are sent */
export async function ensureDemoAccount(
  folder: string,
  url: string,
  restBase: string,
  inbox: string,
): Promise<DemoAccount> {
  const { email, password } = readJson<Credentials>(join(folder, "demo-account.json"), () => ({
    email: EMAIL,
    password: randomBytes(12).toString("base64url"),
  }));
  const done = join(folder, "demo-recorded");
  if (existsSync(done)) return { email, password, recorded: 0 };
  const prices = new Map<string, Awaited<ReturnType<typeof dailyPrices>>>();
  for (const { asset, symbol } of DEMO_COINS) prices.set(asset, await dailyPrices(restBase, symbol));
  const trades = readJson<Trade[]>(join(folder, "demo-plan.json"), () => planTrades(prices, Date.now()));
  const client = await Client.signUp(url, { email, password, inbox });
  const portfolio = await client.createPortfolio("Savings", "demo-portfolio");
  for (const [index, trade] of trades.entries()) await client.trade(portfolio.id, trade, `demo-trade-${index}`);
  writeFileSync(done, `${portfolio.id}\n`);
  return { email, password, recorded: trades.length };
}

function readJson<T>(path: string, make: () => T): T {
  const text = keepFile(path, () => `${JSON.stringify(make(), null, 2)}\n`);
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Refusal(`${path} cannot be read; move it away and start again.`);
  }
}
