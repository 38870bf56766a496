/** Secrets that a deployment may do without; `wrangler types` knows only those it must have. */
interface OptionalSecrets {
  /** Of the mail API; set it with `wrangler secret put MAIL_API_KEY`. */
  MAIL_API_KEY?: string;
  /** Of CoinGecko, Demo or Pro; which of them follows from COINGECKO_BASE. */
  COINGECKO_API_KEY?: string;
  /** Of NewsAPI.org; without it that source is not asked. */
  NEWSAPI_KEY?: string;
  /** Of CoinDesk Data, which answers without one at a low rate. */
  COINDESK_DATA_KEY?: string;
}

interface Env extends OptionalSecrets {}

declare namespace Cloudflare {
  interface Env extends OptionalSecrets {}
}
