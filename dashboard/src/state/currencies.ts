import { computed } from "@preact/signals";
import { locale } from "../format/locale.ts";

/** Currencies that the service has rates of: those of the European Central Bank and the US dollar. */
const CODES =
  "USD EUR GBP CHF JPY AUD BRL CAD CNY CZK DKK HKD HUF IDR ILS INR ISK KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY ZAR";

export interface Currency {
  /** `fiat:<iso>`, as the API names it. */
  readonly id: string;
  readonly code: string;
  /** In the person's language. */
  readonly name: string;
}

const listed = computed((): readonly Currency[] => {
  const names = new Intl.DisplayNames(locale.value, { type: "currency" });
  return CODES.split(" ").map((code) => ({
    id: `fiat:${code.toLowerCase()}`,
    code,
    name: names.of(code) ?? code,
  }));
});

/** Their names take a browser tens of milliseconds to look up: only where they are shown, and once. */
export const currencies = (): readonly Currency[] => listed.value;
