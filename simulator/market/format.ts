import type { Profile } from "./profiles.ts";

/** The price that a logarithm stands for, on the pair's grid of ticks and never below one. */
export function priceOf({ tick }: Profile, level: number): number {
  return Math.max(1, Math.round(Math.exp(level) / tick)) * tick;
}

/** As the exchange writes every price and volume: eight decimals, no exponent. */
export const eight = (value: number): string => value.toFixed(8);

export const priceText = (profile: Profile, level: number): string => eight(priceOf(profile, level));

export const volumeText = ({ step }: Profile, steps: number): string => eight(steps * step);
