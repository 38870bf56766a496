import type { Refusal } from "../binance/refusals.ts";
import type { Fault } from "../control/faults.ts";

const WAIT: Record<string, number> = { "refuse-429": 30, "refuse-418": 120 };
const WORDS: Record<string, string> = {
  "refuse-451": "Unavailable For Legal Reasons",
  "refuse-429": "Public rate limit exceeded",
  "refuse-418": "IP banned",
};

/** The answer under a fault that refuses: JSON with a message, but for 403, which a CDN gives in its own page. */
export function refusalOf({ fault, retryAfter }: Fault, say: (message: string) => object): Refusal {
  const message = WORDS[fault];
  if (message === undefined) return challenge();
  const wait = WAIT[fault];
  return {
    status: Number(fault.slice("refuse-".length)),
    headers: {
      "content-type": "application/json; charset=utf-8",
      ...(wait === undefined ? {} : { "retry-after": String(retryAfter ?? wait) }),
    },
    body: JSON.stringify(say(message)),
  };
}

export const challenge = (): Refusal => ({
  status: 403,
  headers: { "content-type": "text/html; charset=UTF-8" },
  body: '<!DOCTYPE html>\n<html lang="en-US"><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1><p>Error code: 1020</p></body></html>',
});

export const badGateway = (): Refusal => ({
  status: 502,
  headers: { "content-type": "text/html" },
  body: "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>",
});
