import type { HostRefusal } from "../domain/market/host-health.ts";

/** What an answer that is not the wanted one means for the host (binance-spot-api-docs, "General information on limits"; the others keep to it). */
export function refusalOf(response: Pick<Response, "status" | "headers">): HostRefusal {
  const { status } = response;
  if (status === 451 || status === 403) return { kind: "restricted", status };
  if (status === 418 || status === 429) {
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    const usable = Number.isFinite(seconds) && seconds >= 0;
    // A ban lasts three days at most; a header that says more is wrong.
    return { kind: "limited", status, retryAfterMs: usable ? Math.min(seconds, 259_200) * 1000 : null };
  }
  return { kind: "failed", reason: `status ${status}` };
}

/** A fetch that threw: the name of the error, never its text, which may hold a URL. */
export const refusalOfError = (error: unknown): HostRefusal => ({
  kind: "failed",
  reason: error instanceof Error ? error.name : "unknown error",
});
