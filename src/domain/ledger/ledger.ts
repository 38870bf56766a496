import type { AccountId, AssetId } from "../ids.ts";
import { isFiat } from "../ids.ts";
import type { Known, Units } from "../money/fixed.ts";
import { least, minus, mulDiv, plus, portion, times, toText, toUnits } from "../money/fixed.ts";
import type { DisposalKind } from "./books.ts";
import { Breaks } from "./breaks.ts";
import { Debts } from "./debts.ts";
import type { EntrySink } from "./entries.ts";
import type { OpenLot } from "./open-lot.ts";
import { Lots } from "./lots.ts";
import { converted, costOf, lotOf } from "./open-lot.ts";
import type { MarketValue } from "./market.ts";
import type { CompareLots } from "./ranking.ts";
import { orderOfLots } from "./ranking.ts";
import type { FoldSettings } from "./settings.ts";
import type { LedgerStore } from "./store.ts";
import { balanceKey, poolKey } from "./store.ts";
import type { Leg, LotPick, Transaction } from "./transaction.ts";

/**
 * What every kind of event is made of: giving and receiving coins and money, with the gain, the flow and the fee that follow.
 * Pools that an earlier state still uses are copied before they are changed.
 */
export class Ledger {
  readonly settings: FoldSettings;
  readonly entries: EntrySink;
  readonly #store: LedgerStore;
  readonly #market: MarketValue;
  readonly #compare: CompareLots;
  readonly #debts: Debts;
  readonly #owned = new Set<string>();
  /** Money from outside that the event at hand has needed so far, where money is not a holding. */
  #outside: Known = 0n;

  constructor(store: LedgerStore, settings: FoldSettings, market: MarketValue, entries: EntrySink) {
    this.settings = settings;
    this.entries = entries;
    this.#store = store;
    this.#market = market;
    this.#compare = orderOfLots(settings);
    this.#debts = new Debts(store.overdrafts, settings);
  }

  isCash(asset: AssetId): boolean {
    return isFiat(asset) || this.settings.cashAssets.includes(asset);
  }

  /** What everything is valued in, where that is money: then it has no lots. Counted in a coin, that coin is one like others. */
  isBaseMoney(asset: AssetId): boolean {
    return asset === this.settings.base && this.isCash(asset);
  }

  /** Money that is a matter of the outside world. */
  isOutside(asset: AssetId): boolean {
    return this.settings.cash === "untracked" && this.isCash(asset);
  }

  /** In the base currency at that time; unknown is marked. */
  valueOf(asset: AssetId, quantity: Units, from: Transaction): Known {
    const value = this.peek(asset, quantity, from.at);
    if (value === null) this.entries.markUnknown(from, asset);
    return value;
  }

  /** As {@link valueOf}, where there is another way if it is unknown. */
  peek(asset: AssetId, quantity: Units, at: number): Known {
    if (asset === this.settings.base) return quantity;
    const price = this.#market(asset, at);
    return price === null ? null : times(toUnits(price), quantity);
  }

  /** The total that was stated, or price × quantity as stated; else what the market says. */
  statedValueOf({ asset, amount }: Leg, quantity: Units, from: Transaction): Known {
    const stated = this.stated(from, toUnits(amount));
    return stated === null ? this.valueOf(asset, quantity, from) : portion(stated, quantity, toUnits(amount));
  }

  /** In the base currency; `null` when nothing was stated. */
  stated(from: Transaction, quantity: Units): Known {
    const { value, price, valueCurrency } = from;
    if (value === null && price === null) return null;
    const total = value === null ? times(toUnits(price as string), quantity) : toUnits(value);
    return this.valueOf(valueCurrency ?? this.settings.base, total, from);
  }

  heldBy(asset: AssetId, accountId: AccountId): Units {
    return this.#pool(asset, accountId).held;
  }

  /** Refuses when less than `quantity` is there to be given. Money may be overdrawn. */
  mustHold(asset: AssetId, quantity: Units, from: Transaction): void {
    if (this.isCash(asset)) return;
    const { held } = this.#pool(asset, from.accountId);
    if (quantity <= held) return;
    const at = { transactionId: from.id, at: from.at };
    const account = this.settings.lotScope === "account" ? { accountId: from.accountId } : {};
    throw new Breaks({ asset, held: toText(held), asked: toText(quantity), ...at, ...account });
  }

  /** Coins or money go, for this value; what they cost is realised. */
  give(asset: AssetId, quantity: Units, proceeds: Known, kind: DisposalKind, from: Transaction): void {
    if (quantity === 0n) return;
    const { accountId } = from;
    this.#move(accountId, asset, -quantity);
    if (this.isBaseMoney(asset)) return;
    const pool = this.#pool(asset, accountId);
    const there = this.isCash(asset) ? least(quantity, pool.held) : quantity;
    const forThere = there === quantity ? proceeds : portion(proceeds, there, quantity);
    if (there > 0n) this.#dispose(asset, this.#take(pool, there, from, kind), there, forThere, kind, from);
    if (there < quantity) this.#debts.borrow(asset, accountId, quantity - there, minus(proceeds, forThere));
  }

  /** As {@link give}, but at their basis: the lots come back for whoever carries them on. */
  release(asset: AssetId, quantity: Units, from: Transaction): OpenLot[] {
    this.#move(from.accountId, asset, -quantity);
    if (this.isBaseMoney(asset)) return [lotOf(from, quantity, quantity)];
    const pool = this.#pool(asset, from.accountId);
    const there = this.isCash(asset) ? least(quantity, pool.held) : quantity;
    const parts = this.#take(pool, there, from, "sale");
    if (there < quantity) {
      const owed = quantity - there;
      const value = this.valueOf(asset, owed, from);
      this.#debts.borrow(asset, from.accountId, owed, value);
      parts.push(lotOf(from, owed, value));
    }
    return parts;
  }

  /** Coins or money arrive; what they cost is their basis. */
  receive(asset: AssetId, lot: OpenLot, from: Transaction): void {
    this.#move(lot.accountId, asset, lot.quantity);
    if (this.isBaseMoney(asset)) return;
    const rest = this.isCash(asset) ? this.#repay(asset, lot, from) : lot;
    this.#pool(asset, lot.accountId).add(rest);
  }

  /** A loss of base money has no lots but is one all the same. */
  lose(asset: AssetId, quantity: Units, from: Transaction): void {
    if (this.isBaseMoney(asset)) {
      this.#move(from.accountId, asset, -quantity);
      this.#dispose(asset, [], quantity, 0n, "loss", from, quantity);
    } else this.give(asset, quantity, 0n, "loss", from);
  }

  /**
   * All that is held of one asset becomes `to` for every `from` of another, or of itself. Rounded account by account, so that
   * what is held does not depend on the method.
   */
  convertAll(asset: AssetId, into: AssetId, from: bigint, to: bigint, event: Transaction): void {
    let [before, arrived]: [bigint, bigint] = [0n, 0n];
    const after = new Map<string, { held: bigint; target: string }>();
    for (const [key, entry] of Array.from(this.#store.balances)) {
      if (entry.asset !== asset) continue;
      const quantity = mulDiv(entry.quantity, to, from);
      this.#store.balances.set(key, { ...entry, quantity: 0n });
      this.#move(entry.accountId, into, quantity);
      before += entry.quantity;
      arrived += quantity;
      const pool = poolKey(asset, entry.accountId, this.settings.lotScope);
      const target = poolKey(into, entry.accountId, this.settings.lotScope);
      after.set(pool, { held: (after.get(pool)?.held ?? 0n) + quantity, target });
    }
    this.#became(asset, before, into, arrived, event);
    for (const [key, { held, target }] of after) {
      const owed = this.#store.overdrafts.get(key);
      if (owed !== undefined) {
        this.#store.overdrafts.delete(key);
        // Too little left to be owed: the debt is gone.
        if (held < 0n) this.#store.overdrafts.set(target, { asset: into, quantity: -held, value: owed.value });
        else this.#dispose(asset, [], 0n, owed.value, "overdraft", event);
        continue;
      }
      const pool = this.#poolAt(key, asset);
      const parts = pool.take(pool.held);
      this.#addConverted(target, into, converted(parts, held, from, to), parts, event);
    }
  }

  /** So much of one asset becomes so much of another, lot by lot. */
  convert(given: Leg, arrived: Leg, event: Transaction): void {
    const [from, to] = [toUnits(given.amount), toUnits(arrived.amount)];
    this.#became(given.asset, from, arrived.asset, to, event);
    const parts = this.release(given.asset, from, event);
    this.#move(event.accountId, arrived.asset, to);
    const key = poolKey(arrived.asset, event.accountId, this.settings.lotScope);
    this.#addConverted(key, arrived.asset, converted(parts, to, from, to), parts, event);
  }

  /** What was one coin's is another's from now on, at the value of either. */
  #became(asset: AssetId, before: bigint, into: AssetId, after: bigint, event: Transaction): void {
    if (asset === into || before === 0n) return;
    const value = this.peek(asset, before, event.at) ?? this.peek(into, after, event.at);
    this.entries.move(event, asset, "out", value);
    this.entries.move(event, into, "in", value);
  }

  /** Where too little is left to hold a cost, it is lost. */
  #addConverted(key: string, asset: AssetId, lots: readonly OpenLot[], before: readonly OpenLot[], event: Transaction) {
    const pool = this.#poolAt(key, asset);
    for (const lot of lots) pool.add(lot);
    const cost = costOf(before);
    if (lots.length === 0 && cost !== 0n) this.#dispose(asset, [], 0n, 0n, "loss", event, cost);
  }

  /** Between accounts: only where it lies changes. */
  moveBalance(asset: AssetId, quantity: Units, from: AccountId, to: AccountId): void {
    this.#move(from, asset, -quantity);
    this.#move(to, asset, quantity);
  }

  /** Money from outside (above zero) or to outside. */
  payFromOutside(value: Known): void {
    this.#outside = plus(this.#outside, value);
  }

  /** The event is over: what crossed the border with it is one flow. */
  close(from: Transaction, direction: "in" | "out"): void {
    const outside = this.#outside;
    this.#outside = 0n;
    if (outside === null) this.entries.flow(from, direction, null);
    else if (outside !== 0n) this.entries.flow(from, outside > 0n ? "in" : "out", outside > 0n ? outside : -outside);
  }

  #take(pool: Lots, quantity: Units, from: Transaction, kind: DisposalKind): OpenLot[] {
    if (this.settings.method !== "specific" || kind === "fee" || !from.lots) return pool.take(quantity);
    const picks = (from.lots as readonly LotPick[]).map((pick) => ({
      ref: pick.ref,
      quantity: toUnits(pick.quantity),
    }));
    for (const pick of picks) {
      const held = pool.heldOf(pick.ref);
      if (pick.quantity <= held) continue;
      const amounts = { asset: pool.asset, held: toText(held), asked: toText(pick.quantity) };
      throw new Breaks({ ...amounts, transactionId: from.id, at: from.at, lot: pick.ref });
    }
    return pool.take(quantity, picks);
  }

  #dispose(
    asset: AssetId,
    parts: readonly OpenLot[],
    quantity: Units,
    proceeds: Known,
    kind: DisposalKind,
    from: Transaction,
    cost: Known = costOf(parts),
  ): void {
    this.entries.disposal({ from, kind, asset, quantity, proceeds, cost, parts });
  }

  /** What comes in pays first what is owed; the difference in value is a gain or loss. */
  #repay(asset: AssetId, lot: OpenLot, from: Transaction): OpenLot {
    const paid = this.#debts.repay(asset, lot);
    if (paid === null) return lot;
    this.#dispose(asset, [], paid.quantity, paid.released, "overdraft", from, paid.cost);
    return paid.rest;
  }

  #move(accountId: AccountId, asset: AssetId, quantity: bigint): void {
    const key = balanceKey(accountId, asset);
    const held = this.#store.balances.get(key)?.quantity ?? 0n;
    this.#store.balances.set(key, { accountId, asset, quantity: held + quantity });
  }

  #pool(asset: AssetId, accountId: AccountId): Lots {
    return this.#poolAt(poolKey(asset, accountId, this.settings.lotScope), asset);
  }

  #poolAt(key: string, asset: AssetId): Lots {
    const known = this.#store.pools.get(key);
    if (known !== undefined) return this.#own(key, known);
    const made = new Lots(asset, this.#compare, this.settings.method === "average");
    this.#owned.add(key);
    this.#store.pools.set(key, made);
    return made;
  }

  #own(key: string, pool: Lots): Lots {
    if (this.#owned.has(key)) return pool;
    const copy = pool.clone();
    this.#owned.add(key);
    this.#store.pools.set(key, copy);
    return copy;
  }
}
