import { formatQuantity, formatMoney } from "../format/money.ts";
import { symbolOf } from "../state/catalogue.ts";
import { privacy } from "../state/preferences.ts";

interface LegTextProps {
  readonly leg: { readonly asset: string; readonly amount: string } | null;
  readonly sign?: "+" | "−";
}

/** So much of an asset that came or went; hidden in privacy mode. */
export function LegText({ leg, sign }: LegTextProps) {
  if (leg === null) return null;
  const tone = sign === "+" ? "up" : "";
  if (privacy.value) {
    return (
      <span class={tone}>
        {sign}••••• {symbolOf(leg.asset)}
      </span>
    );
  }
  const text = leg.asset.startsWith("fiat:")
    ? formatMoney(leg.amount, leg.asset)
    : `${formatQuantity(leg.amount)} ${symbolOf(leg.asset)}`;
  return (
    <span class={tone} title={`${leg.amount} ${leg.asset}`}>
      {sign}
      {text}
    </span>
  );
}
