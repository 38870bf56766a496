import { formatMoney, formatPrice, formatQuantity } from "../format/money.ts";
import { privacy } from "../state/preferences.ts";
import { Unknown } from "./unknown.tsx";

/** What stands for an amount in privacy mode: as wide for much as for little. */
function Hidden() {
  return (
    <>
      <span aria-hidden="true">•••••</span>
      <span class="visually-hidden">hidden</span>
    </>
  );
}

interface MoneyProps {
  readonly amount: string | null | undefined;
  /** `fiat:<iso>` or a coin. */
  readonly unit: string;
  /** Why there may be none. */
  readonly unknown?: string;
}

/** A sum of the person's: hidden in privacy mode, a dash where it is not known, for unknown is not zero. */
export function Money({ amount, unit, unknown = "no price yet" }: MoneyProps) {
  if (amount === null || amount === undefined) return <Unknown why={unknown} />;
  if (privacy.value) return <Hidden />;
  return <>{formatMoney(amount, unit)}</>;
}

/** How much of a coin the person has: hidden in privacy mode. */
export function Quantity({ amount }: { amount: string }) {
  if (privacy.value) return <Hidden />;
  return <span title={amount}>{formatQuantity(amount)}</span>;
}

/** What one unit costs on the market: everybody may see it. */
export function Price({ amount, unit, unknown = "no price yet" }: MoneyProps) {
  if (amount === null || amount === undefined) return <Unknown why={unknown} />;
  return <>{formatPrice(amount, unit)}</>;
}
