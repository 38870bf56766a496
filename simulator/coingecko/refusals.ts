import type { Refusal } from "../binance/refusals.ts";
import type { Fault } from "../control/faults.ts";
import { badGateway, challenge } from "../venues/refusals.ts";

const RATE_LIMIT =
  "You've exceeded the Rate Limit. Please visit https://www.coingecko.com/en/api/pricing to subscribe to our API plans for higher rate limits.";
const USER_AGENT =
  "Please add a descriptive User-Agent to your request. For higher rate limits & stable integration, please subscribe to our API plans: https://www.coingecko.com/en/api/pricing . If you think this is a mistake, please report here: https://forms.gle/3V2z8Mb3k2RMu5S2A";
const KEY_MISSING =
  "API Key Missing. Please make sure you're using the right authentication method. For Pro API, please visit: https://docs.coingecko.com/reference/authentication.";
const TOO_OLD =
  "Your request exceeds the allowed time range. Public API users are limited to querying historical data within the past 365 days. Upgrade to a paid plan to enjoy full historical data access: https://www.coingecko.com/en/api/pricing.";

const json = (status: number, body: object, headers: Record<string, string> = {}): Refusal => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

const dated = (now: number, error_code: number, error_message: string) => ({
  status: { timestamp: new Date(now).toISOString().replace("Z", "+00:00"), error_code, error_message },
});

export const tooMuch = (retryAfter: number): Refusal =>
  json(429, { status: { error_code: 429, error_message: RATE_LIMIT } }, { "retry-after": String(retryAfter) });

export const nameless = (): Refusal => json(403, { status: { error_code: 403, error_message: USER_AGENT } });

export const keyMissing = (now: number): Refusal => json(401, dated(now, 10_002, KEY_MISSING));

export const tooOld = (now: number): Refusal => json(401, dated(now, 10_012, TOO_OLD));

/** A key of one plan at the other plan's host. */
export const wrongHost = (code: 10_010 | 10_011): Refusal => {
  const [key, host] = code === 10_010 ? ["Pro", "pro-api.coingecko.com"] : ["Demo", "api.coingecko.com"];
  const error_message = `If you are using ${key} API key, please change your root URL to ${host}`;
  return json(400, { error_code: code, status: { error_message } });
};

export const said = (status: number, error: string): Refusal => json(status, { error });

const BY_FAULT: Partial<Record<string, (now: number, retryAfter: number) => Refusal>> = {
  "refuse-403": nameless,
  "refuse-429": (_, retryAfter) => tooMuch(retryAfter),
  throttled: () => ({ status: 429, headers: { "content-type": "text/plain" }, body: "Throttled" }),
  "key-missing": keyMissing,
  "pro-key": () => wrongHost(10_010),
  "demo-key": () => wrongHost(10_011),
  blocked: challenge,
  "error-500": badGateway,
};

/** The answer under a fault that refuses. */
export const refusalOf = ({ fault, retryAfter }: Fault, now: number): Refusal | null =>
  BY_FAULT[fault]?.(now, retryAfter ?? 60) ?? null;
