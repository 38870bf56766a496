import type { Profile } from "../market/profiles.ts";

/** A number as people write it: no exponent, no zeros that say nothing. */
export const plain = (value: number, decimals: number): string => {
  const text = value.toFixed(decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
};

/** Decimals of a price: those of Binance's step, and enough for five digits of a very small one. */
export const decimalsOf = ({ tick, price }: Profile): number =>
  Math.max(Math.round(-Math.log10(tick)), 4 - Math.floor(Math.log10(price)));

export const increment = (profile: Profile): number => 10 ** -decimalsOf(profile);

/** A time with microseconds, the last three of which are invented. */
export const micros = (time: number): string =>
  new Date(time).toISOString().replace("Z", `${((time * 7) % 900) + 100}Z`);
