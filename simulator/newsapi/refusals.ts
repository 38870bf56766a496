/** NewsAPI's errors: always this envelope, status and code as documented, the long messages as they were seen. */
const ERRORS = {
  apiKeyInvalid: [
    401,
    "Your API key is invalid or incorrect. Check your key, or go to https://newsapi.org to create a free API key.",
  ],
  apiKeyMissing: [
    401,
    "Your API key is missing. Append this to the URL with the apiKey param, or use the x-api-key HTTP header.",
  ],
  apiKeyExhausted: [429, "Your API key has no more requests available."],
  rateLimited: [
    429,
    "You have made too many requests recently. Developer accounts are limited to 100 requests over a 24 hour period (50 requests available every 12 hours). Please upgrade to a paid plan if you need more requests.",
  ],
  maximumResultsReached: [
    426,
    "You have requested too many results. Developer accounts are limited to a max of 100 results. You are trying to request results 100 to 200. Please upgrade to a paid plan if you need more results.",
  ],
  parameterInvalid: [400, "You've included a parameter in your request which is currently not supported."],
  parametersMissing: [
    400,
    "Required parameters are missing, the scope of your search is too broad. Please set any of the following required parameters and try again: q, qInTitle, sources, domains.",
  ],
  userAgentMissing: [400, "Please set your User-Agent header to identify your application."],
  endpointInvalid: [404, "The endpoint doesn't exist."],
  unexpectedError: [500, "Something went wrong on our side."],
} as const;

export type RefusalName = keyof typeof ERRORS;

export function refusal(name: RefusalName): { status: number; body: string } {
  const [status, message] = ERRORS[name];
  return { status, body: JSON.stringify({ status: "error", code: name, message }) };
}

/** By the name of the fault that asks for it. */
export const REFUSALS: Partial<Record<string, RefusalName>> = {
  "key-invalid": "apiKeyInvalid",
  "rate-limited": "rateLimited",
  "key-exhausted": "apiKeyExhausted",
  "too-many-results": "maximumResultsReached",
  "error-500": "unexpectedError",
};
