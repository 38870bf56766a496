/** One for each market, never shared: simulated prices must not meet a real portfolio. */
export const STATE_FOLDERS = { simulated: ".state/simulated", live: ".state/live" } as const;
