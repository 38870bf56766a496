import type { ProblemBody, ProblemCode } from "../../platform/problem.ts";

/** Each code's status and title, once. 400: the request itself is wrong; 422: it is right but the books do not allow it. */
const STATUS = {
  VALIDATION_ERROR: [400, "The request is not valid"],
  AUTHENTICATION_ERROR: [401, "Sign in first"],
  AUTHORIZATION_ERROR: [403, "Not allowed"],
  RESOURCE_NOT_FOUND_ERROR: [404, "Not found"],
  METHOD_NOT_ALLOWED: [405, "Method not allowed"],
  CONFLICT_ERROR: [409, "In conflict with the present state"],
  IDEMPOTENCY_MISMATCH: [409, "The idempotency key was used for another request"],
  GONE: [410, "No longer there"],
  PRECONDITION_FAILED: [412, "It has changed in the meantime"],
  PAYLOAD_TOO_LARGE: [413, "Too large"],
  UNSUPPORTED_MEDIA_TYPE: [415, "Unsupported content type"],
  UPGRADE_REQUIRED: [426, "Ask for a WebSocket"],
  INSUFFICIENT_HOLDINGS: [422, "More than was held at that moment"],
  LEDGER_RULE_ERROR: [422, "The books do not allow it"],
  RATE_LIMIT_ERROR: [429, "Too many requests"],
  DATABASE_ERROR: [500, "The database failed"],
  INTERNAL_ERROR: [500, "Something went wrong on our side"],
  EXTERNAL_SERVICE_ERROR: [502, "An outside service failed"],
  DATABASE_UNAVAILABLE: [503, "The database is not available now"],
  OUTCOME_UNKNOWN: [503, "The outcome is not known; try again with the same key"],
  OVERLOADED: [503, "Too busy now"],
  PRICES_UNAVAILABLE: [503, "No price is available now"],
  UPSTREAM_TIMEOUT: [504, "An outside service did not answer in time"],
} as const satisfies Record<ProblemCode, readonly [number, string]>;

export const statusOf = (code: ProblemCode): number => STATUS[code][0];
export const titleOf = (code: ProblemCode): string => STATUS[code][1];

/** RFC 9457. Written without Hono's context, so that what has none (a 101 that was refused) answers the same way. */
export function problemResponse(body: ProblemBody, requestId: string): Response {
  const { code, retryAfter, ...rest } = body;
  const [status, title] = STATUS[code];
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  return new Response(JSON.stringify({ type: `/docs/errors/${code}`, title, status, code, requestId, ...rest }), {
    status,
    headers,
  });
}
