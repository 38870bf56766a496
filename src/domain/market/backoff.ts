export interface BackoffRules {
  readonly firstMs: number;
  readonly mostMs: number;
}

/**
 * How long to wait before attempt `failures` + 1: doubling up to `mostMs`, the upper half of it by chance, so that many who lost
 * the same peer do not come back together. `random` is in [0, 1).
 */
export function backoffMs(failures: number, rules: BackoffRules, random: number): number {
  const whole = Math.min(rules.mostMs, rules.firstMs * 2 ** Math.min(Math.max(failures - 1, 0), 30));
  return Math.round(whole / 2 + (whole / 2) * random);
}
