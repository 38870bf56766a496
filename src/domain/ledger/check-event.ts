import { isFiat } from "../ids.ts";
import { toUnits } from "../money/fixed.ts";
import type { EventError } from "./resolve-event.ts";
import type { FoldSettings } from "./settings.ts";
import { EARLIEST, MOST_AHEAD_MS } from "./time-bounds.ts";
import type { ArrivedLot, Leg, Transaction, TransactionType } from "./transaction.ts";
import { LOSS_KINDS, REWARD_KINDS } from "./transaction.ts";

const LEGS: Readonly<Record<TransactionType, "in" | "out" | "both" | "either">> = {
  buy: "both",
  sell: "both",
  swap: "both",
  split: "both",
  migration: "both",
  transfer: "either",
  deposit: "in",
  reward: "in",
  gift_in: "in",
  opening_balance: "in",
  withdrawal: "out",
  gift_out: "out",
  fee: "out",
  loss: "out",
};

/** What of a row tells what happened; who recorded it and when is no matter of the event. */
export type EventBody = Omit<Transaction, "id" | "ref" | "position" | "source" | "createdAt" | "updatedAt">;

/** Every field of a row that is wrong in itself, whatever is held: what `fold` relies on. */
export function checkEvent(event: EventBody, settings: FoldSettings, now: number): EventError[] {
  const errors: EventError[] = [];
  const wrong = (field: string, expected: string) => errors.push({ field, expected });
  const { type, in: arrives, out, fee } = event;
  const needs = LEGS[type];
  if (event.at < EARLIEST) wrong("at", "a time from 2009 on");
  if (event.at > now + MOST_AHEAD_MS) wrong("at", "a time at most 5 minutes ahead");
  if (needs === "either") {
    if (arrives === null && out === null)
      wrong("out", "what is transferred; in for what arrives from another portfolio");
  } else {
    for (const [field, leg, other] of [
      ["in", arrives, "out"],
      ["out", out, "in"],
    ] as const) {
      if (needs !== other && leg === null) wrong(field, `what ${field === "in" ? "arrives" : "leaves"} with a ${type}`);
      if (needs === other && leg !== null) wrong(field, `nothing; a ${type} has no such leg`);
    }
  }
  for (const [field, leg] of [
    ["in", arrives],
    ["out", out],
    ["fee", fee],
  ] as const)
    if (leg !== null && toUnits(leg.amount) === 0n)
      wrong(`${field}.amount`, "more than 0; leave a fee out where there is none");
  if (arrives !== null && fee?.asset === arrives.asset && out?.asset !== fee.asset)
    if (toUnits(fee.amount) >= toUnits(arrives.amount) && !isMoney(arrives, settings))
      wrong("fee.amount", "less than what arrives");
  if (arrives !== null && out !== null) checkBoth(event, arrives, out, settings, wrong);
  if (event.basis !== undefined && event.basis !== null && (needs !== "in" || type === "reward"))
    wrong("basis", "only where something comes from outside: deposit, gift_in, opening_balance");
  if (event.acquiredAt !== undefined && event.acquiredAt !== null && event.acquiredAt > event.at)
    wrong("acquiredAt", "not after it came");
  checkKind(event, wrong);
  checkLots(event, wrong);
  return errors;
}

type Wrong = (field: string, expected: string) => void;

const isMoney = ({ asset }: Leg, { cashAssets }: FoldSettings) => isFiat(asset) || cashAssets.includes(asset);

function checkBoth({ type, fee }: EventBody, arrives: Leg, out: Leg, settings: FoldSettings, wrong: Wrong): void {
  const same = arrives.asset === out.asset;
  if (type === "transfer") {
    if (!same || toUnits(arrives.amount) !== toUnits(out.amount)) wrong("in", "the same as out; the fee comes on top");
    return;
  }
  if (same && type !== "split") wrong("in.asset", "another one than out.asset");
  if (type === "split" || type === "migration") {
    if (isMoney(arrives, settings) !== isMoney(out, settings) || isFiat(arrives.asset))
      wrong("in.asset", "a coin as out.asset is; money is bought or sold");
  }
  if (type === "buy" && isMoney(arrives, settings) && !isMoney(out, settings))
    wrong("in.asset", "the coin that was bought; money stands in out");
  if (type === "sell" && isMoney(out, settings) && !isMoney(arrives, settings))
    wrong("out.asset", "the coin that was sold; money stands in in");
  if (type === "split" && fee !== null && (fee.asset === out.asset || fee.asset === arrives.asset))
    wrong("fee.asset", "another one than what is split");
}

function checkKind({ type, subtype }: EventBody, wrong: Wrong): void {
  if (subtype === undefined || subtype === null) return;
  const kinds: readonly string[] = type === "reward" ? REWARD_KINDS : type === "loss" ? LOSS_KINDS : [];
  if (!kinds.includes(subtype))
    wrong("subtype", kinds.length > 0 ? kinds.join(", ") : `nothing; a ${type} has no kinds`);
}

const isArrived = (lot: object): lot is ArrivedLot => "acquiredAt" in lot;

function checkLots({ type, in: arrives, out, lots }: EventBody, wrong: Wrong): void {
  if (lots === undefined || lots === null) return;
  const arrived = type === "transfer" && out === null;
  const total = lots.reduce((sum, lot) => sum + toUnits(lot.quantity), 0n);
  if (lots.some((lot) => isArrived(lot) !== arrived))
    wrong("lots", arrived ? "acquiredAt, quantity, cost and price of each lot" : "ref and quantity of each lot");
  else if (lots.some((lot) => toUnits(lot.quantity) === 0n)) wrong("lots", "more than 0 of each");
  else if (arrived && arrives !== null && total !== toUnits(arrives.amount))
    wrong("lots", "lots that add up to in.amount");
  else if (!arrived && (out === null || type === "split")) wrong("lots", "only where something leaves");
  else if (!arrived && out !== null && total > toUnits(out.amount)) wrong("lots", "not more than out.amount together");
  else if (!arrived && new Set(lots.map((lot) => (lot as { ref: string }).ref)).size < lots.length)
    wrong("lots", "each lot once");
}
