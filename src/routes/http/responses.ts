import type { createRoute } from "@hono/zod-openapi";
import type { ZodType } from "zod";
import type { ProblemCode } from "../../platform/problem.ts";
import { statusOf } from "./problem-response.ts";
import { ProblemSchema } from "./schemas.ts";

type Route = Parameters<typeof createRoute>[0];

/** The `responses` entry of a JSON answer. */
export function json<T extends ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** The `request.body` entry of a JSON body; required, for otherwise a missing content type silently means `{}`. */
export function jsonBody<T extends ZodType>(schema: T, description: string) {
  return { required: true, description, content: { "application/json": { schema } } } as const;
}

/** `responses` entries for the problems a route can answer with, beside those that every route shares. */
export function problems(...codes: ProblemCode[]): Record<number, { description: string; content: object }> {
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries([...byStatus].map(([status, names]) => [status, problemEntry(names)]));
}

const PROBLEM = "application/problem+json";

const problemEntry = (codes: Iterable<string>) => ({
  description: [...new Set(codes)].join(", "),
  content: { [PROBLEM]: { schema: ProblemSchema } },
});

/** A route's `responses` with the problems that the gateway itself may answer with. */
export function withShared(route: Route): Route["responses"] {
  const responses = { ...route.responses };
  for (const code of sharedBy(route)) {
    const status = statusOf(code);
    const known = responses[status];
    const codes = known !== undefined && "description" in known ? known.description.split(", ") : [];
    responses[status] = problemEntry([...codes, code]);
  }
  return responses;
}

function sharedBy({ method, path, security, request }: Route): ProblemCode[] {
  if (!path.startsWith("/api/")) return ["INTERNAL_ERROR"];
  return [
    "VALIDATION_ERROR",
    // No `security` of its own: the document's, for signed-in people.
    ...(security?.length === 0 ? [] : ["AUTHENTICATION_ERROR" as const]),
    ...(method === "get" ? [] : ["AUTHORIZATION_ERROR" as const]),
    ...(request?.body === undefined ? [] : ["PAYLOAD_TOO_LARGE" as const, "UNSUPPORTED_MEDIA_TYPE" as const]),
    "RATE_LIMIT_ERROR",
    "DATABASE_ERROR",
    "INTERNAL_ERROR",
    "DATABASE_UNAVAILABLE",
  ];
}
