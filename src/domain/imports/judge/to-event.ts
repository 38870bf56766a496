import type { AssetId } from "../../ids.ts";
import { isFiat } from "../../ids.ts";
import { checkEvent } from "../../ledger/check-event.ts";
import type { FoldSettings } from "../../ledger/settings.ts";
import type { Leg, Transaction } from "../../ledger/transaction.ts";
import type { AssetName, EventEntry, NeutralEvent, NeutralLeg } from "../neutral.ts";

/** What a row says once its names are assets; who it is to be in the ledger comes later. */
export type Body = Omit<
  Transaction,
  "id" | "ref" | "position" | "createdAt" | "updatedAt" | "tags" | "externalId" | "importId"
>;

export type Told =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly unknown: readonly AssetName[] }
  | { readonly ok: false; readonly errors: readonly string[] };

export interface Names {
  asset(name: AssetName): AssetId | null;
  /** `null`: where all happened that names no account. */
  account(name: string | null): Transaction["accountId"];
}

/** An entry as an event of the ledger, or why it is none. */
export function toEvent({ event }: EventEntry, names: Names, settings: FoldSettings, now: number): Told {
  const unknown = new Set<AssetName>();
  const assetOf = (name: AssetName): AssetId => {
    const asset = names.asset(name);
    if (asset === null) unknown.add(name);
    return asset ?? ("" as AssetId);
  };
  const legOf = (leg: NeutralLeg | null): Leg | null =>
    leg === null ? null : { asset: assetOf(leg.asset), amount: leg.amount };
  const [come, out, fee] = [legOf(event.in), legOf(event.out), legOf(event.fee)];
  const priced = event.price !== null || event.value !== null;
  const stated = event.valueCurrency === null ? null : assetOf(event.valueCurrency);
  const basisCurrency = event.own?.basisCurrency ?? null;
  const basisIn = basisCurrency === null ? settings.base : assetOf(basisCurrency);
  if (unknown.size > 0) return { ok: false, unknown: [...unknown] };

  const { own } = event;
  const body: Body = {
    type: typeOf(event, come, out),
    subtype: event.subtype,
    at: event.at,
    accountId: names.account(own?.account ?? null),
    toAccountId: own?.toAccount ? names.account(own.toAccount) : null,
    in: come,
    out,
    fee,
    price: event.price,
    value: event.value,
    valueCurrency: priced ? (stated ?? moneyOf(come, out) ?? settings.base) : null,
    basis: own?.basis ?? null,
    acquiredAt: own?.acquiredAt ?? null,
    lots: own?.lots ?? null,
    transferId: null,
    note: event.note,
    source: event.source,
  };
  const faults = checkEvent({ ...WITHOUT_PLACE, ...body }, settings, now).map(
    ({ field, expected }) => `${field}: ${expected}`,
  );
  if (basisIn !== settings.base) faults.push(`basis: in ${settings.base}, the portfolio's base currency`);
  if (body.toAccountId !== null && body.toAccountId === body.accountId)
    faults.push("to_account: another account than the one it leaves");
  return faults.length > 0 ? { ok: false, errors: faults } : { ok: true, body };
}

/** What `checkEvent` does not look at. */
const WITHOUT_PLACE = { id: "" as Transaction["id"], ref: "", position: 0, createdAt: 0, updatedAt: 0 };

/** Which of buy, sale and swap a trade is, its legs say. */
function typeOf({ type }: NeutralEvent, come: Leg | null, out: Leg | null): Transaction["type"] {
  if (type !== "trade") return type;
  const [inMoney, outMoney] = [come !== null && isFiat(come.asset), out !== null && isFiat(out.asset)];
  if (inMoney === outMoney) return "swap";
  return outMoney ? "buy" : "sell";
}

const moneyOf = (come: Leg | null, out: Leg | null): AssetId | null =>
  [out, come].find((leg) => leg !== null && isFiat(leg.asset))?.asset ?? null;
