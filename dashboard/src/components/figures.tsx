/** Figures on screen. Amounts arrive as exact decimal text and are formatted from that text, never through a float. */
type Decimal = Intl.StringNumericLiteral;

const money = new Intl.NumberFormat(undefined, { style: "currency", currency: "USD" });
const signedMoney = new Intl.NumberFormat(undefined, { style: "currency", currency: "USD", signDisplay: "exceptZero" });
const smallMoney = new Intl.NumberFormat(undefined, {
  style: "currency",
  currency: "USD",
  maximumSignificantDigits: 6,
});
const plain = new Intl.NumberFormat(undefined, { maximumFractionDigits: 8 });

const isSmall = (text: string) => /^-?0\.0/.test(text);

/** Money in the base currency; a dash where it is not known, for unknown is not zero. */
export function Money({ amount, unknown = "no price yet" }: { amount: string | null; unknown?: string }) {
  if (amount === null) return <span title={unknown}>–</span>;
  return <>{(isSmall(amount) && amount !== "0" ? smallMoney : money).format(amount as Decimal)}</>;
}

export function Quantity({ amount }: { amount: string }) {
  return <>{plain.format(amount as Decimal)}</>;
}

/** A gain or loss; the sign is written, so that it does not hang on the colour. */
export function Gain({ amount }: { amount: string | null }) {
  if (amount === null) return <span title="no price yet">–</span>;
  const tone = amount.startsWith("-") ? "down" : amount === "0" ? "" : "up";
  return <span class={tone}>{signedMoney.format(amount as Decimal)}</span>;
}

const LABEL_TONE = { negative: "down", neutral: "flat", positive: "up" } as const;

export function Score({ value, label }: { value: number; label: keyof typeof LABEL_TONE }) {
  const text = `${value > 0 ? "+" : ""}${value.toFixed(2)}`;
  return (
    <span class={`badge ${LABEL_TONE[label]}`} title={`VADER scores this headline ${text}: ${label}`}>
      {text}
    </span>
  );
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const dayAndClock = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const Time = ({ at, withDay = false }: { at: string; withDay?: boolean }) => (
  <time datetime={at}>{(withDay ? dayAndClock : clock).format(new Date(at))}</time>
);
