import type { HostRefusal } from "../domain/market/host-health.ts";
import { outgoingHeaders } from "../platform/user-agent.ts";
import { refusalOf, refusalOfError } from "./refusal.ts";

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: HostRefusal };

export interface Asking {
  readonly timeoutMs: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What an answer that is no good means, where its body or its owner's habits say more than the status. */
  readonly refuse?: (response: Response) => Promise<HostRefusal>;
}

/** JSON from a host in bounded time, or what its refusal means. */
export async function getJson(url: string, { timeoutMs, headers = {}, refuse }: Asking): Promise<Answer<unknown>> {
  try {
    const response = await fetch(url, {
      headers: { ...outgoingHeaders(), Accept: "application/json", ...headers },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.ok) return { ok: true, value: await response.json() };
    if (refuse !== undefined) return { ok: false, refusal: await refuse(response) };
    await response.body?.cancel();
    return { ok: false, refusal: refusalOf(response) };
  } catch (error) {
    return { ok: false, refusal: refusalOfError(error) };
  }
}
