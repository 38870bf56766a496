import { STATUS_CODES } from "node:http";
import type { Fault } from "../control/faults.ts";

export interface Refusal {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const json = (status: number, body: object, headers: Record<string, string> = {}): Refusal => ({
  status,
  headers: { "content-type": "application/json;charset=UTF-8", ...headers },
  body: JSON.stringify(body),
});

const html = (status: number, text: string): Refusal => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">\n<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY>\n<H1>${status} ERROR</H1>\n<H2>The request could not be satisfied.</H2>\n<HR noshade size="1px">\n${text}\n</BODY></HTML>`,
});

export const restricted = (): Refusal =>
  json(451, {
    code: 0,
    msg: "Service unavailable from a restricted location according to 'b. Eligibility' in https://www.binance.com/en/terms. Please contact customer service if you believe you received this message in error.",
  });

export const tooMuch = (retryAfter: number): Refusal =>
  json(
    429,
    {
      code: -1003,
      msg: "Too much request weight used; current limit is 6000 request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.",
    },
    { "retry-after": String(retryAfter) },
  );

export const banned = (until: number, now: number): Refusal =>
  json(
    418,
    {
      code: -1003,
      msg: `Way too much request weight used; IP banned until ${until}. Please use WebSocket Streams for live updates to avoid bans.`,
    },
    { "retry-after": String(Math.max(1, Math.ceil((until - now) / 1000))) },
  );

export const serverError = (): Refusal => html(502, "The server returned an error.");

export const REFUSALS = ["refuse-451", "refuse-403", "refuse-429", "refuse-418"] as const;

/** The exchange's answer under a fault that refuses. */
export function refusalOf(fault: Fault, now: number): Refusal {
  if (fault.fault === "refuse-451") return restricted();
  if (fault.fault === "refuse-429") return tooMuch(fault.retryAfter ?? 30);
  if (fault.fault === "refuse-418") return banned(now + (fault.retryAfter ?? 120) * 1000, now);
  return html(403, "Request blocked.");
}

/** As bytes for a socket that asked to be upgraded. */
export function onTheWire({ status, headers, body }: Refusal): string {
  const lines = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)), connection: "close" });
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([k, v]) => `${k}: ${v}\r\n`).join("")}\r\n${body}`;
}
