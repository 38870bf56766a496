import type { WriteRequest } from "../../domain/ledger/commands.ts";
import { idempotencyKey, requestHash } from "./idempotency.ts";
import { versionsOf } from "./etag.ts";

/** What is to be known of a request that writes, in order to tell a retry from another one. */
export async function writeRequest(
  headers: { "idempotency-key"?: string | undefined; "if-match"?: string | undefined },
  operation: string,
  asked: object = {},
): Promise<WriteRequest> {
  const versions = versionsOf(headers["if-match"]);
  return {
    key: idempotencyKey(headers),
    requestHash: await requestHash(operation, versions === null ? asked : { ...asked, versions }),
  };
}

/** What any write of a portfolio may be answered with. */
export const WRITE_PROBLEMS = [
  "VALIDATION_ERROR",
  "AUTHENTICATION_ERROR",
  "RESOURCE_NOT_FOUND_ERROR",
  "IDEMPOTENCY_MISMATCH",
  "GONE",
  "OUTCOME_UNKNOWN",
  "DATABASE_UNAVAILABLE",
  "OVERLOADED",
] as const;
