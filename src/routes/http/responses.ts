import type { ZodType } from "zod";
import type { ProblemCode } from "../../platform/problem.ts";
import { statusOf } from "./problem-response.ts";
import { ProblemSchema } from "./schemas.ts";

/** The `responses` entry of a JSON answer. */
export function json<T extends ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } } as const;
}

/** The `request.body` entry of a JSON body; required, for otherwise a missing content type silently means `{}`. */
export function jsonBody<T extends ZodType>(schema: T, description: string) {
  return { required: true, description, content: { "application/json": { schema } } } as const;
}

/** `responses` entries for the problems a route can answer with; those that every route shares are added here. */
export function problems(...codes: ProblemCode[]): Record<number, { description: string; content: object }> {
  const all: ProblemCode[] = [...codes, "RATE_LIMIT_ERROR", "INTERNAL_ERROR"];
  const byStatus = Map.groupBy(all, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: [...new Set(names)].join(", "),
        content: { "application/problem+json": { schema: ProblemSchema } },
      },
    ]),
  );
}
