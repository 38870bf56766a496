import type { AssetId, UserId } from "../domain/ids.ts";
import { newOwnAssetId } from "../domain/ids.ts";
import type { WriteRequest } from "../domain/ledger/commands.ts";
import { problem } from "../platform/problem.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import type { OwnAsset } from "../storage/queries/own-assets.ts";
import * as queries from "../storage/queries/own-assets.ts";
import { MOST_OWN_ASSETS } from "../domain/limits.ts";
import type { ServiceContext } from "./context.ts";
import { createOnce } from "./create-once.ts";

export type { OwnAsset } from "../storage/queries/own-assets.ts";

/** Makes an asset that only this person has: an unlisted coin, a share of something. */
export async function createOwnAsset(
  context: ServiceContext,
  input: { readonly userId: UserId; readonly request: WriteRequest; readonly symbol: string; readonly name: string },
): Promise<OwnAsset> {
  const { userId, request, symbol, name } = input;
  const now = context.clock.now();
  const { made } = await createOnce<OwnAsset>(context, {
    userId,
    request,
    make: () => ({ id: newOwnAssetId(now), symbol, name, status: "active" }),
    store: (asset, record) => queries.insertOwnAsset(coreDb(context.env), userId, asset, record, now, MOST_OWN_ASSETS),
    refused: `A person has at most ${MOST_OWN_ASSETS} assets of their own.`,
  });
  return made;
}

export async function listOwnAssets(
  context: ServiceContext,
  input: { readonly userId: UserId; readonly limit: number; readonly after: string | null },
): Promise<{ readonly assets: OwnAsset[]; readonly more: boolean }> {
  const rows = await reading(queries.listOwnAssets(coreDb(context.env), input.userId, input));
  return { assets: rows.slice(0, input.limit), more: rows.length > input.limit };
}

export async function getOwnAsset(context: ServiceContext, userId: UserId, id: AssetId): Promise<OwnAsset> {
  const asset = await reading(queries.findOwnAsset(coreDb(context.env), userId, id));
  if (asset === null) throw problem("RESOURCE_NOT_FOUND_ERROR", { detail: "There is no such asset of yours." });
  return asset;
}

/** Changes its name, symbol or status, if it is still as `isSeen` says it should be. */
export async function changeOwnAsset(
  context: ServiceContext,
  input: {
    readonly userId: UserId;
    readonly id: AssetId;
    readonly change: Partial<Omit<OwnAsset, "id">>;
    readonly isSeen: (asset: OwnAsset) => Promise<boolean>;
  },
): Promise<OwnAsset> {
  const { userId, id, change, isSeen } = input;
  const asset = await getOwnAsset(context, userId, id);
  if (!(await isSeen(asset))) throw problem("PRECONDITION_FAILED");
  const changed = await queries.changeOwnAsset(coreDb(context.env), userId, asset, change);
  if (changed === null) throw problem("PRECONDITION_FAILED", { detail: "It was changed at the same moment." });
  return changed;
}

/** Takes it out of use. Its row stays, for the transactions that name it. */
export async function retireOwnAsset(context: ServiceContext, userId: UserId, id: AssetId): Promise<void> {
  await changeOwnAsset(context, { userId, id, change: { status: "delisted" }, isSeen: async () => true });
}
