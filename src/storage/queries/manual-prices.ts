/** Prices that people set themselves. */
import { and, asc, count, eq, gt, or, sql } from "drizzle-orm";
import type { AssetId, UserId } from "../../domain/ids.ts";
import type { OwnPrice } from "../../domain/market/book/own-price.ts";
import type { WriteRequest } from "../../domain/ledger/commands.ts";
import type { Amount } from "../../domain/money/amount.ts";
import type { CoreDb } from "../database.ts";
import { manualPrices } from "../schema/core.ts";
import { userWrites } from "../schema/people.ts";

/** A person's own prices that are in force at some time of the span, by asset and in order of time. */
export function ownPricesWithin(
  db: CoreDb,
  userId: UserId,
  assets: readonly AssetId[],
  from: number,
  to: number,
): Promise<OwnPrice[]> {
  return db.all<OwnPrice>(sql`SELECT m.asset_id AS asset, m.at, m.until, m.price, m.currency_id AS currency
    FROM json_each(${JSON.stringify(assets)}) a CROSS JOIN manual_prices m
    WHERE m.user_id = ${userId} AND m.asset_id = a.value AND m.at <= ${to} AND (m.until IS NULL OR m.until > ${from})
    ORDER BY m.asset_id, m.at`);
}

const theirs = (userId: UserId) => eq(manualPrices.userId, userId);

/**
 * The request's key and the price in one batch; one that is there of that asset and time is replaced. Breaks a constraint, and
 * stores neither, when the person has `most` already.
 */
export async function putOwnPrice(
  db: CoreDb,
  userId: UserId,
  { asset, at, until, price, currency }: OwnPrice,
  record: WriteRequest & { readonly answer: string },
  now: number,
  most: number,
): Promise<void> {
  const mine = db.select({ n: count() }).from(manualPrices).where(theirs(userId));
  const currencyId = sql`(SELECT ${currency} WHERE (${mine}) < ${most})`;
  await db.batch([
    db.insert(userWrites).values({ userId, at: now, ...record }),
    db
      .insert(manualPrices)
      .values({ userId, assetId: asset, at, until, price, currencyId })
      .onConflictDoUpdate({
        target: [manualPrices.userId, manualPrices.assetId, manualPrices.at],
        set: { until, price, currencyId: currency },
      }),
  ]);
}

/** By asset and time; one more than the page holds. */
export async function listOwnPrices(
  db: CoreDb,
  userId: UserId,
  page: {
    readonly asset: AssetId | null;
    readonly limit: number;
    readonly after: { readonly asset: string; readonly at: number } | null;
  },
): Promise<OwnPrice[]> {
  const { assetId, at } = manualPrices;
  const { after } = page;
  const beyond =
    after === null ? undefined : or(gt(assetId, after.asset), and(eq(assetId, after.asset), gt(at, after.at)));
  const rows = await db
    .select()
    .from(manualPrices)
    .where(and(theirs(userId), page.asset === null ? undefined : eq(assetId, page.asset), beyond))
    .orderBy(asc(assetId), asc(at))
    .limit(page.limit + 1);
  return rows.map((row) => ({
    asset: row.assetId as AssetId,
    at: row.at,
    until: row.until,
    price: row.price as Amount,
    currency: row.currencyId as AssetId,
  }));
}

/** Whether there was one. */
export async function deleteOwnPrice(db: CoreDb, userId: UserId, asset: AssetId, at: number): Promise<boolean> {
  const gone = await db
    .delete(manualPrices)
    .where(and(theirs(userId), eq(manualPrices.assetId, asset), eq(manualPrices.at, at)))
    .returning({ at: manualPrices.at });
  return gone.length > 0;
}
