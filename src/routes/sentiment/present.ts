import type { CoinSentiment } from "../../services/get-sentiment.ts";

/** A coin's sentiment as the API shows it. */
export const toCoinSentiment = ({ asOf, models, ...sentiment }: CoinSentiment) => ({
  ...sentiment,
  models: [...models],
  asOf: new Date(asOf).toISOString(),
});
