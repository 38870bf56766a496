import type { HostRefusal } from "../../domain/market/host-health.ts";
import { log } from "../../platform/log.ts";
import type { Answer } from "../get-json.ts";
import { getJson } from "../get-json.ts";
import { refusalOf } from "../refusal.ts";
import { Refusal } from "./schemas.ts";

export interface CoinGecko {
  /** With its version: https://api.coingecko.com/api/v3, or the Pro host. */
  readonly base: string;
  /** Empty: none. */
  readonly key: string;
}

/** A GET of CoinGecko's API, at whichever plan; always with a User-Agent, without which it answers 403. */
export function askCoinGecko(
  { base, key }: CoinGecko,
  path: string,
  query: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<Answer<unknown>> {
  const headers: Record<string, string> = {};
  if (key !== "") headers[isPro(base) ? "x-cg-pro-api-key" : "x-cg-demo-api-key"] = key;
  return getJson(`${base}${path}?${new URLSearchParams(query).toString()}`, { timeoutMs, headers, refuse });
}

const isPro = (base: string): boolean => /\/\/pro-|\/pro\//.test(base);

async function refuse(response: Response): Promise<HostRefusal> {
  const { status } = response;
  const { code, message } = readRefusal(await response.text());
  log("warn", "coingecko", { status, code, message });
  // A key that is missing, or of the other plan (10002, 10005, 10010, 10011): waiting for minutes mends nothing.
  if (status === 401 || (code !== null && code >= 10_000)) return { kind: "restricted", status };
  return refusalOf(response);
}

/** What it says is wrong, at most 200 characters of it. */
export function readRefusal(text: string): { readonly code: number | null; readonly message: string } {
  const body = parsed(text);
  const message = body?.status?.error_message ?? body?.error ?? text;
  return { code: body?.status?.error_code ?? body?.error_code ?? null, message: message.slice(0, 200) };
}

function parsed(text: string) {
  try {
    return Refusal.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
