import type { AccountId, AssetId } from "../ids.ts";
import type { Known, Units } from "../money/fixed.ts";
import { least, minus, plus, shares, toUnits } from "../money/fixed.ts";
import type { Ledger } from "./ledger.ts";
import type { OpenLot } from "./open-lot.ts";
import { costOf, lotOf } from "./open-lot.ts";
import { legOf } from "./trade.ts";
import type { ArrivedLot, Leg, Transaction } from "./transaction.ts";

/** Events that are no trade: what comes from outside, goes there, moves, is earned or lost. */

/** A fee for itself, or beside an event that is no trade: sold at its market value, which is a cost. */
export function ownFee(ledger: Ledger, { asset, amount }: Leg, event: Transaction): void {
  const units = toUnits(amount);
  const value = ledger.valueOf(asset, units, event);
  ledger.mustHold(asset, units, event);
  if (ledger.isOutside(asset)) payOutside(ledger, asset, value, event);
  else ledger.give(asset, units, value, "fee", event);
  ledger.entries.fee(event, { asset, amount }, value, true);
}

/** Deposit, gift in, opening balance: a flow at market value, at the basis given. */
export function arrive(ledger: Ledger, event: Transaction): void {
  const leg = legOf(event.in, event);
  const quantity = net(leg, event.fee);
  if (!ledger.isOutside(leg.asset)) {
    const value = ledger.statedValueOf(leg, quantity, event);
    const given = event.basis ?? null;
    // Money is worth what it is; only coins bring a history.
    const basis = given === null || ledger.isCash(leg.asset) ? value : toUnits(given);
    const lot = lotOf(event, quantity, basis, {
      acquiredAt: event.acquiredAt ?? event.at,
      basisAssumed: given === null,
    });
    ledger.receive(leg.asset, lot, event);
    ledger.entries.flow(event, "in", value);
    ledger.entries.move(event, leg.asset, "in", value);
    ledger.entries.carry(event, leg.asset, "in", minus(value, basis));
  }
  feeBeside(ledger, leg, event);
  ledger.close(event, "in");
}

/** Withdrawal, gift out: a flow at market value; the lots leave at their basis, or a gift is sold. */
export function leave(ledger: Ledger, event: Transaction): void {
  const leg = legOf(event.out, event);
  const quantity = toUnits(leg.amount);
  const sameFee = event.fee?.asset === leg.asset ? toUnits(event.fee.amount) : 0n;
  ledger.mustHold(leg.asset, quantity + sameFee, event);
  if (!ledger.isOutside(leg.asset)) {
    const value = ledger.statedValueOf(leg, quantity, event);
    if (event.type === "gift_out" && ledger.settings.giftOut === "disposal")
      ledger.give(leg.asset, quantity, value, "gift", event);
    else depart(ledger, leg, value, ledger.release(leg.asset, quantity, event), event);
    ledger.entries.flow(event, "out", value);
    ledger.entries.move(event, leg.asset, "out", value);
  }
  if (event.fee !== null) ownFee(ledger, event.fee, event);
  ledger.close(event, "out");
}

/** Between accounts, to another portfolio, or from one. */
export function transfer(ledger: Ledger, event: Transaction): void {
  if (event.out === null) return arriveFromPortfolio(ledger, event);
  const leg = event.out;
  const quantity = toUnits(leg.amount);
  const sameFee = event.fee?.asset === leg.asset ? toUnits(event.fee.amount) : 0n;
  const internal = event.in !== null;
  const to = event.toAccountId ?? event.accountId;
  // Pooled lots lie nowhere in particular: what an account gives to another is not checked, as all of it stays.
  const pooled = internal && ledger.settings.lotScope === "portfolio";
  ledger.mustHold(leg.asset, pooled ? sameFee : quantity + sameFee, event);
  if (ledger.isOutside(leg.asset)) {
    transferFee(ledger, event);
  } else if (pooled && !keepsFee(ledger, event)) {
    ledger.moveBalance(leg.asset, quantity, event.accountId, to);
    transferFee(ledger, event);
  } else {
    const there = pooled ? least(quantity, ledger.heldBy(leg.asset, event.accountId) - sameFee) : quantity;
    ledger.moveBalance(leg.asset, quantity - there, event.accountId, to);
    const value = internal ? null : ledger.statedValueOf(leg, quantity, event);
    const parts = ledger.release(leg.asset, there, event);
    const moved = withCost(parts, transferFee(ledger, event, there > 0n));
    if (internal) settle(ledger, leg, moved, to, event);
    else {
      depart(ledger, leg, value, moved, event);
      ledger.entries.flow(event, "out", value);
      ledger.entries.move(event, leg.asset, "out", value);
    }
  }
  ledger.close(event, "out");
}

const keepsFee = (ledger: Ledger, { fee, out }: Transaction) =>
  fee !== null && out !== null && ledger.settings.transferFee === "basis" && !ledger.isCash(out.asset);

/** The lots of a transfer lie at the other account from now on; pooled lots keep the name of the account that acquired them. */
function settle(ledger: Ledger, leg: Leg, parts: readonly OpenLot[], to: AccountId, event: Transaction): void {
  const pooled = ledger.settings.lotScope === "portfolio";
  for (const part of parts) {
    ledger.receive(leg.asset, pooled ? part : { ...part, accountId: to }, event);
    if (pooled) ledger.moveBalance(leg.asset, part.quantity, part.accountId, to);
  }
}

/** Pays the network fee; answers with the cost that stays with what arrives, if that has lots. */
function transferFee(ledger: Ledger, event: Transaction, arrives = false): Known {
  const { fee } = event;
  if (fee === null) return 0n;
  const mode = ledger.settings.transferFee;
  const units = toUnits(fee.amount);
  // Money is worth what it is: it has no basis that a fee could stay in.
  const sold = mode === "zero" ? ledger.isCash(fee.asset) : !arrives || ledger.isCash(event.out?.asset ?? fee.asset);
  if (mode === "disposal" || sold) {
    ownFee(ledger, fee, event);
    return 0n;
  }
  ledger.mustHold(fee.asset, units, event);
  if (mode === "zero") {
    ledger.give(fee.asset, units, 0n, "fee", event);
    ledger.entries.fee(event, fee, 0n, false);
    return 0n;
  }
  let cost: Known;
  if (ledger.isOutside(fee.asset)) {
    cost = ledger.valueOf(fee.asset, units, event);
    payOutside(ledger, fee.asset, cost, event);
  } else cost = costOf(ledger.release(fee.asset, units, event));
  ledger.entries.fee(event, fee, cost, false);
  return cost;
}

function arriveFromPortfolio(ledger: Ledger, event: Transaction): void {
  const lots = event.lots as readonly ArrivedLot[] | null | undefined;
  const leg = legOf(event.in, event);
  if (!lots || lots.length === 0 || ledger.isCash(leg.asset)) return arrive(ledger, event);
  const quantity = toUnits(leg.amount);
  const value = ledger.statedValueOf(leg, quantity, event);
  let [held, basis]: [Units, Known] = [0n, 0n];
  for (const [part, lot] of lots.entries()) {
    const units = toUnits(lot.quantity);
    const cost = lot.cost === null ? null : toUnits(lot.cost);
    const price = lot.price === null ? null : toUnits(lot.price);
    ledger.receive(leg.asset, lotOf(event, units, cost, { part, acquiredAt: lot.acquiredAt, price }), event);
    held += units;
    basis = plus(basis, cost);
  }
  if (held !== quantity) throw new RangeError(`${event.id}: its lots are not what arrived`);
  ledger.entries.flow(event, "in", value);
  ledger.entries.move(event, leg.asset, "in", value);
  ledger.entries.carry(event, leg.asset, "in", minus(value, basis));
  feeBeside(ledger, leg, event);
  ledger.close(event, "in");
}

/** Income at market value, which is the basis; or neither, by setting. */
export function reward(ledger: Ledger, event: Transaction): void {
  const leg = legOf(event.in, event);
  const quantity = net(leg, event.fee);
  const { rewardBasis, forkBasis } = ledger.settings;
  const free = (event.subtype === "fork" ? forkBasis : rewardBasis) === "zero" && !ledger.isCash(leg.asset);
  const value = free ? 0n : ledger.statedValueOf(leg, quantity, event);
  if (ledger.isOutside(leg.asset)) {
    ledger.payFromOutside(value === null ? null : -value);
    ledger.entries.move(event, leg.asset, "out", value);
  } else ledger.receive(leg.asset, lotOf(event, quantity, value), event);
  ledger.entries.reward(event, leg.asset, quantity, value);
  feeBeside(ledger, leg, event);
  ledger.close(event, "out");
}

export function pay(ledger: Ledger, event: Transaction): void {
  ownFee(ledger, legOf(event.out, event), event);
  if (event.fee !== null) ownFee(ledger, event.fee, event);
  ledger.close(event, "in");
}

export function lose(ledger: Ledger, event: Transaction): void {
  const leg = legOf(event.out, event);
  ledger.mustHold(leg.asset, toUnits(leg.amount), event);
  if (!ledger.isOutside(leg.asset)) ledger.lose(leg.asset, toUnits(leg.amount), event);
  if (event.fee !== null) ownFee(ledger, event.fee, event);
  ledger.close(event, "out");
}

/** All that is held, by ratio. */
export function split(ledger: Ledger, event: Transaction): void {
  const [after, before] = [legOf(event.in, event), legOf(event.out, event)];
  mustBeOfAKind(ledger, before, after, event);
  ledger.convertAll(before.asset, after.asset, toUnits(before.amount), toUnits(after.amount), event);
  if (event.fee !== null) ownFee(ledger, event.fee, event);
  ledger.close(event, "in");
}

export function migrate(ledger: Ledger, event: Transaction): void {
  const [after, before] = [legOf(event.in, event), legOf(event.out, event)];
  mustBeOfAKind(ledger, before, after, event);
  ledger.mustHold(before.asset, toUnits(before.amount), event);
  ledger.convert(before, after, event);
  if (event.fee !== null) ownFee(ledger, event.fee, event);
  ledger.close(event, "in");
}

/** Money that is no holding pays a fee that no coin bears: that money's own loss. */
function payOutside(ledger: Ledger, asset: AssetId, value: Known, event: Transaction): void {
  ledger.payFromOutside(value);
  ledger.entries.move(event, asset, "in", value);
}

/** Rows are checked before they are stored: a coin does not become money without being sold. */
function mustBeOfAKind(ledger: Ledger, before: Leg, after: Leg, event: Transaction): void {
  if (ledger.isCash(before.asset) !== ledger.isCash(after.asset) || ledger.isBaseMoney(after.asset))
    throw new RangeError(`${event.id}: ${before.asset} does not become ${after.asset} without a trade`);
}

function depart(ledger: Ledger, { asset }: Leg, value: Known, parts: readonly OpenLot[], event: Transaction): void {
  ledger.entries.departure(event, asset, parts);
  ledger.entries.carry(event, asset, "out", minus(value, costOf(parts)));
}

/** A fee in the coin itself has not arrived. */
const net = ({ asset, amount }: Leg, fee: Leg | null): Units =>
  fee?.asset === asset ? toUnits(amount) - toUnits(fee.amount) : toUnits(amount);

function feeBeside(ledger: Ledger, leg: Leg, event: Transaction): void {
  const { fee } = event;
  if (fee === null) return;
  if (fee.asset === leg.asset)
    ledger.entries.fee(event, fee, ledger.peek(leg.asset, toUnits(fee.amount), event.at), false);
  else ownFee(ledger, fee, event);
}

/** The lots with something more of cost, by quantity. */
function withCost(parts: readonly OpenLot[], more: Known): readonly OpenLot[] {
  if (more === 0n) return parts;
  const added = shares(
    more,
    parts.map((part) => part.quantity),
  );
  return parts.map((part, i) => ({ ...part, cost: plus(part.cost, added[i] ?? null) }));
}
