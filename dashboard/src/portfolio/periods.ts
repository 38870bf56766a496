/** Periods by the names that the API gives them. */
export const PERIODS = ["24h", "7d", "30d", "90d", "ytd", "1y", "max"] as const;
export type Period = (typeof PERIODS)[number];

const LABELS: Readonly<Record<Period, string>> = {
  "24h": "24 h",
  "7d": "7 d",
  "30d": "30 d",
  "90d": "90 d",
  ytd: "YTD",
  "1y": "1 y",
  max: "Max",
};

export const PERIOD_CHOICES = PERIODS.map((value) => ({ value, label: LABELS[value] }));

export const periodOf = (text: string | undefined): Period => PERIODS.find((one) => one === text) ?? "max";

const DAY = 86_400_000;
const DAYS: Readonly<Partial<Record<Period, number>>> = { "24h": 1, "7d": 7, "30d": 30, "90d": 90, "1y": 365 };

/** Where a picture of the period begins; null with the first transaction. */
export function startOf(period: Period, to: number): number | null {
  const days = DAYS[period];
  if (days !== undefined) return to - days * DAY;
  return period === "ytd" ? Date.UTC(new Date(to).getUTCFullYear(), 0, 1) : null;
}

/** As many points as a picture can show. */
export const intervalOf = (period: Period): "hourly" | "daily" =>
  ["24h", "7d", "30d"].includes(period) ? "hourly" : "daily";
