import { currentRequestId } from "./trace.ts";

const USER_AGENT = "coinsight/1.0 (portfolio and news tracker)";

/**
 * Headers of every request to the outside: who asks (a Worker's fetch says nothing by itself, and several sources refuse a
 * client without it), and for which request, job or message of ours.
 */
export function outgoingHeaders(): Record<string, string> {
  const requestId = currentRequestId();
  return { "user-agent": USER_AGENT, ...(requestId === undefined ? {} : { "x-request-id": requestId }) };
}
