import type { AccountId, AssetId, TransactionId } from "../../src/domain/ids.ts";
import { USD } from "../../src/domain/ids.ts";
import type { Leg, Transaction, TransactionType } from "../../src/domain/ledger/transaction.ts";
import type { Amount } from "../../src/domain/money/amount.ts";

const leg = (asset: string, amount: number): Leg => ({ asset: asset as AssetId, amount: String(amount) as Amount });

/** A ledger of some coins, always the same: half of it buys, and of the rest most sales, with swaps and rewards between. */
export function ledgerOf(count: number, coins: number): Transaction[] {
  let seed = 42;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const cents = (most: number) => (1 + Math.floor(random() * most)) / 100;
  return Array.from({ length: count }, (_, i) => {
    const coin = `coin-${i % coins}`;
    const at = Date.UTC(2020, 0, 1) + i * 3_600_000;
    const kind = i < coins * 4 ? 0 : random();
    const money = leg(USD, cents(1_000_000));
    if (kind < 0.5) return rowOf(i, at, "buy", leg(coin, 10 + cents(1000)), money, leg(USD, cents(500)));
    if (kind < 0.85) return rowOf(i, at, "sell", money, leg(coin, cents(900)), leg(USD, cents(500)));
    if (kind < 0.95)
      return rowOf(i, at, "swap", leg(`coin-${(i + 1) % coins}`, cents(900)), leg(coin, cents(500)), null);
    return rowOf(i, at, "reward", leg(coin, cents(10)), null, null);
  });
}

function rowOf(
  i: number,
  at: number,
  type: TransactionType,
  arrives: Leg | null,
  out: Leg | null,
  fee: Leg | null,
): Transaction {
  const id = `tx_${String(i).padStart(26, "0")}` as TransactionId;
  const accountId = "acc_main" as AccountId;
  const stated = { price: null, value: null, valueCurrency: null, note: null };
  const made = { source: "bench", createdAt: at, updatedAt: at };
  return { id, ref: id, at, position: 0, type, accountId, in: arrives, out, fee, ...stated, ...made };
}
