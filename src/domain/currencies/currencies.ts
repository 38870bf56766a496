import type { AssetId } from "../ids.ts";

/** ISO 4217 codes whose rates the European Central Bank publishes, with their names: those that can be held or counted in. */
export const CURRENCIES: Readonly<Record<string, string>> = {
  AUD: "Australian dollar",
  BRL: "Brazilian real",
  CAD: "Canadian dollar",
  CHF: "Swiss franc",
  CNY: "Chinese yuan",
  CZK: "Czech koruna",
  DKK: "Danish krone",
  EUR: "Euro",
  GBP: "British pound",
  HKD: "Hong Kong dollar",
  HUF: "Hungarian forint",
  IDR: "Indonesian rupiah",
  ILS: "Israeli new shekel",
  INR: "Indian rupee",
  ISK: "Icelandic króna",
  JPY: "Japanese yen",
  KRW: "South Korean won",
  MXN: "Mexican peso",
  MYR: "Malaysian ringgit",
  NOK: "Norwegian krone",
  NZD: "New Zealand dollar",
  PHP: "Philippine peso",
  PLN: "Polish złoty",
  RON: "Romanian leu",
  SEK: "Swedish krona",
  SGD: "Singapore dollar",
  THB: "Thai baht",
  TRY: "Turkish lira",
  USD: "US dollar",
  ZAR: "South African rand",
};

/** A hundred-millionth of a bitcoin: nothing that can be held under this id, only counted in. */
export const SATS = "sats" as AssetId;
export const BITCOIN = "bitcoin" as AssetId;
export const SATS_PER_BITCOIN = 100_000_000;

export const fiatId = (code: string): AssetId => `fiat:${code.toLowerCase()}` as AssetId;
/** `eur` of `fiat:eur`; null of what is no currency. */
export const codeOf = (asset: AssetId): string | null => (asset.startsWith("fiat:") ? asset.slice(5) : null);

/** What values can be counted in: every currency, bitcoin, ether, and sats. */
export const BASES: readonly AssetId[] = [...Object.keys(CURRENCIES).map(fiatId), BITCOIN, "ethereum" as AssetId, SATS];

const bases: ReadonlySet<string> = new Set(BASES);
export const isBase = (id: string): id is AssetId => bases.has(id);
