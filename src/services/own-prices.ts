import type { AssetId, UserId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import type { OwnPrice } from "../domain/market/book/own-price.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import { existingAssets } from "../storage/queries/assets.ts";
import * as queries from "../storage/queries/manual-prices.ts";
import type { ServiceContext } from "./context.ts";
import { createOnce } from "./create-once.ts";

export type { OwnPrice } from "../domain/market/book/own-price.ts";

/** Of one person, over all assets. */
export const MOST_OWN_PRICES = 5_000;

/** Sets a person's own price of an asset from a time on; one of that very time is replaced. */
export async function setOwnPrice(
  context: ServiceContext,
  input: { readonly userId: UserId; readonly request: WriteRequest; readonly price: OwnPrice },
): Promise<OwnPrice> {
  const { userId, request, price } = input;
  const db = coreDb(context.env);
  const now = context.clock.now();
  const errors: { path: string; expected: string }[] = [];
  if (price.at > now) errors.push({ path: "body.at", expected: "a time that has come" });
  if (price.until !== null && price.until <= price.at)
    errors.push({ path: "body.until", expected: "after `at`, or null" });
  if (price.currency === price.asset) errors.push({ path: "body.currency", expected: "another than the asset" });
  if (!(await reading(existingAssets(db, [price.asset], userId))).has(price.asset)) {
    errors.push({ path: "body.asset", expected: "a coin, a currency, or an asset of one's own" });
  }
  if (errors.length > 0) throw problem("VALIDATION_ERROR", { errors });
  const { made } = await createOnce<OwnPrice>(context, {
    userId,
    request,
    make: () => price,
    store: (own, record) => queries.putOwnPrice(db, userId, own, record, now, MOST_OWN_PRICES),
    refused: `A person has at most ${MOST_OWN_PRICES} prices of their own.`,
  });
  return made;
}

export async function listOwnPrices(
  context: ServiceContext,
  input: {
    readonly userId: UserId;
    readonly asset: AssetId | null;
    readonly limit: number;
    readonly after: { readonly asset: string; readonly at: number } | null;
  },
): Promise<{ readonly prices: OwnPrice[]; readonly more: boolean }> {
  const rows = await reading(queries.listOwnPrices(coreDb(context.env), input.userId, input));
  return { prices: rows.slice(0, input.limit), more: rows.length > input.limit };
}

export async function deleteOwnPrice(
  context: ServiceContext,
  userId: UserId,
  asset: AssetId,
  at: number,
): Promise<void> {
  if (!(await queries.deleteOwnPrice(coreDb(context.env), userId, asset, at))) {
    throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "You have no price of that asset and time." });
  }
}
