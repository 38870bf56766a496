import { codeOf, messageOf } from "../runtime/refusal.ts";

export interface Reach {
  readonly exchange: boolean;
  /** Why not, in a few words. */
  readonly reason: string;
  /** How many of the feeds answered. */
  readonly feeds: number;
}

/**
 * Whether the public market-data host and the public feeds can be reached from here, all asked at once.
 * @param deadlineMs in all
 */
export async function reachOutside(
  restBase: string,
  feeds: readonly string[],
  deadlineMs: number,
  fetcher: typeof fetch = fetch,
): Promise<Reach> {
  const signal = AbortSignal.timeout(deadlineMs);
  const answers = async (url: string): Promise<string | null> => {
    try {
      const response = await fetcher(url, { signal });
      await response.body?.cancel();
      return response.ok ? null : `it answered ${response.status}`;
    } catch (error) {
      return signal.aborted ? `no answer within ${deadlineMs / 1_000} s` : reasonOf(error);
    }
  };
  const [exchange, ...others] = await Promise.all([`${restBase}/api/v3/ping`, ...feeds].map(answers));
  return {
    exchange: exchange === null,
    reason: exchange ?? "",
    feeds: others.filter((fault) => fault === null).length,
  };
}

/** fetch says only "fetch failed" and hides the reason in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return codeOf(cause) ?? messageOf(cause);
}
