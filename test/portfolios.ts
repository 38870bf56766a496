import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { AssetId, PortfolioId, UserId } from "../src/domain/ids.ts";
import { newAccountId, newPortfolioId, USD } from "../src/domain/ids.ts";
import type { PortfolioSeed } from "../src/domain/ledger/views.ts";
import type { Amount } from "../src/domain/money/amount.ts";
import type { Portfolio } from "../src/durable/portfolio/portfolio.ts";
import type { RecordTransaction } from "../src/domain/ledger/commands.ts";
import { unwrap } from "../src/platform/problem.ts";
import { coreDb } from "../src/storage/database.ts";
import { insertDirectoryEntry } from "../src/storage/queries/portfolio-directory.ts";

/** A portfolio's object by its id. */
export const objectOf = (id: PortfolioId): DurableObjectStub<Portfolio> => env.PORTFOLIO.getByName(id);

export const newUserId = (): UserId => `user-${crypto.randomUUID()}` as UserId;

export function newSeed(now = Date.now()): PortfolioSeed {
  const id = newPortfolioId("01", now);
  return { id, name: "Savings", description: "", base: USD, accountId: newAccountId(now), createdAt: now };
}

/** The directory's row of a portfolio that is yet to be made. */
export async function promise(seed: PortfolioSeed, userId: UserId): Promise<void> {
  const record = { key: `key-${seed.id}`, requestHash: "hash", answer: JSON.stringify(seed) };
  await insertDirectoryEntry(coreDb(env), { portfolioId: seed.id, userId, createdAt: seed.createdAt }, record, 100);
}

/** A portfolio; unless told whose, of a person that nobody signs in as. */
export async function makePortfolio(userId = newUserId()): Promise<{
  id: PortfolioId;
  userId: UserId;
  object: DurableObjectStub<Portfolio>;
}> {
  const seed = newSeed();
  await promise(seed, userId);
  const object = objectOf(seed.id);
  unwrap(await object.create(seed, userId));
  return { id: seed.id, userId, object };
}

export const amount = (text: string): Amount => text as Amount;

const legs = { accountId: null, position: null, fee: null, price: null, value: null, valueCurrency: null, note: null };

export const buy = (asset: string, quantity: string, paid: string, at: string): RecordTransaction => ({
  ...legs,
  type: "buy",
  at: Date.parse(at),
  in: { asset: asset as AssetId, amount: amount(quantity) },
  out: { asset: USD, amount: amount(paid) },
});

/** A coin that came from outside, and nobody says what it was worth. */
export const deposit = (asset: string, quantity: string, at: string): RecordTransaction => ({
  ...legs,
  type: "deposit",
  at: Date.parse(at),
  in: { asset: asset as AssetId, amount: amount(quantity) },
  out: null,
});

export const sell = (asset: string, quantity: string, received: string, at: string): RecordTransaction => ({
  ...legs,
  type: "sell",
  at: Date.parse(at),
  in: { asset: USD, amount: amount(received) },
  out: { asset: asset as AssetId, amount: amount(quantity) },
});

/** Gives the object, as it lives now, another database; its next life has the real one again. */
export function withDatabase(object: DurableObjectStub<Portfolio>, db: D1Database): Promise<void> {
  return runInDurableObject(object, (instance) => {
    (instance as unknown as { env: Env }).env = { ...env, DB: db };
  });
}
