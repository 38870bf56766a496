import type { Known } from "../money/fixed.ts";
import { minus, plus, portion, toUnits } from "../money/fixed.ts";
import type { Ledger } from "./ledger.ts";
import { lotOf } from "./open-lot.ts";
import type { Leg, Transaction } from "./transaction.ts";

/**
 * Buy, sale or swap: which it is follows from its legs. Against money the money is the value; two coins take the same value.
 * The fee raises the basis of what was bought with money, else it lowers the proceeds; kept apart it does neither.
 */
export function trade(ledger: Ledger, event: Transaction): void {
  const [arrives, leaves] = [legOf(event.in, event), legOf(event.out, event)];
  const { fee } = event;
  const { feeMode } = ledger.settings;
  const [inMoney, outMoney] = [ledger.isCash(arrives.asset), ledger.isCash(leaves.asset)];
  if (ledger.isOutside(arrives.asset) && ledger.isOutside(leaves.asset)) return;

  const value = valueOfTrade(ledger, event, arrives, leaves);
  const given = toUnits(leaves.amount);
  const arrived = toUnits(arrives.amount);
  const feeUnits = fee === null ? 0n : toUnits(fee.amount);
  // Paid in the coin traded: less has arrived, or more is consumed; that is its effect, and it is charged to nothing else.
  const inFee = fee !== null && fee.asset === arrives.asset;
  const outFee = fee !== null && fee.asset === leaves.asset;
  const ofCoin = (inFee && !inMoney) || (outFee && !outMoney);
  const feeValue = fee === null ? 0n : ofCoin ? portion(value, feeUnits, inFee ? arrived : given) : feeValueOf();
  const charged = ofCoin || feeMode === "apart" ? 0n : feeValue;
  const toBasis = outMoney && !ledger.isBaseMoney(arrives.asset);

  function feeValueOf(): Known {
    if (fee === null) return 0n;
    if (inFee) return portion(value, feeUnits, arrived);
    if (outFee) return portion(value, feeUnits, given);
    return ledger.valueOf(fee.asset, feeUnits, event);
  }

  ledger.mustHold(leaves.asset, outFee ? given + feeUnits : given, event);
  if (fee !== null && !inFee && !outFee) ledger.mustHold(fee.asset, feeUnits, event);

  // What goes.
  if (ledger.isOutside(leaves.asset)) ledger.payFromOutside(value);
  else
    ledger.give(
      leaves.asset,
      given,
      toBasis ? value : minus(value, charged),
      inMoney || outMoney ? "sale" : "swap",
      event,
    );

  // What pays the fee; out of the money that arrives it is simply not received.
  const netted = inFee && inMoney && !ledger.isOutside(arrives.asset) && feeUnits <= arrived;
  if (fee !== null && !netted && !(inFee && !inMoney)) {
    if (ledger.isOutside(fee.asset)) ledger.payFromOutside(feeValue);
    else ledger.give(fee.asset, feeUnits, outFee && !outMoney ? 0n : feeValue, "fee", event);
  }

  // What arrives.
  const cost = toBasis ? plus(value, charged) : value;
  if (ledger.isOutside(arrives.asset)) ledger.payFromOutside(value === null ? null : -value);
  else if (inMoney && netted)
    ledger.receive(arrives.asset, lotOf(event, arrived - feeUnits, minus(cost, feeValue)), event);
  else ledger.receive(arrives.asset, lotOf(event, inFee && !inMoney ? arrived - feeUnits : arrived, cost), event);

  // Whose gain it is does not depend on how fees are kept: the coin that was traded bears them.
  const borne = ofCoin ? 0n : feeValue;
  if (!ledger.isOutside(leaves.asset))
    ledger.entries.move(event, leaves.asset, "out", toBasis ? value : minus(value, borne));
  if (fee !== null && !ofCoin && !netted && !ledger.isOutside(fee.asset))
    ledger.entries.move(event, fee.asset, "out", feeValue);
  if (!ledger.isOutside(arrives.asset)) {
    // A fee that was netted out of what arrives has not arrived: neither side has it.
    const received = toBasis ? plus(value, borne) : value;
    ledger.entries.move(event, arrives.asset, "in", netted ? minus(received, feeValue) : received);
  }

  if (fee !== null) ledger.entries.fee(event, fee, feeValue, feeMode === "apart" && !ofCoin);
  ledger.close(event, ledger.isOutside(leaves.asset) ? "in" : "out");
}

/**
 * By base money, else by other money; of two coins as stated, else by the pegged leg, else the given leg at the market, else
 * the received one.
 */
function valueOfTrade(ledger: Ledger, event: Transaction, arrives: Leg, leaves: Leg): Known {
  const { base, pegged = [] } = ledger.settings;
  const legs = [leaves, arrives];
  const certain = legs.find((leg) => leg.asset === base);
  if (certain !== undefined) return toUnits(certain.amount);
  const money = legs.filter((leg) => ledger.isCash(leg.asset));
  const stated = () => ledger.stated(event, toUnits((money[0] === arrives ? leaves : arrives).amount));
  const pegs = legs.filter((leg) => pegged.includes(leg.asset));
  const atMarket = (leg: Leg) => ledger.peek(leg.asset, toUnits(leg.amount), event.at);
  const ways = event.type === "swap" ? [stated, ...money, ...pegs, ...legs] : [...money, stated, ...pegs, ...legs];
  for (const way of ways) {
    const value = typeof way === "function" ? way() : atMarket(way);
    if (value !== null) return value;
  }
  ledger.entries.markUnknown(event, leaves.asset);
  return null;
}

/** Rows are checked before they are stored, so a missing leg is a defect of ours. */
export function legOf(given: Leg | null, event: Transaction): Leg {
  if (given === null) throw new RangeError(`${event.id}: a leg is missing`);
  return given;
}
