import type { Context } from "hono";
import type { z } from "@hono/zod-openapi";
import type { FieldError } from "../../platform/problem.ts";
import { Problem } from "../../platform/problem.ts";
import { MOST_FIELD_ERRORS } from "./limits.ts";

/** The schemas of a route's request, as `createRoute` takes them. */
export interface RequestSchemas {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly body?: { readonly content: Readonly<Record<string, { readonly schema?: unknown } | undefined>> } | undefined;
}

/**
 * The problem of a request that is not valid. The validators stop at the first part that is wrong; whoever sent it wants to
 * know of all, so all parts are looked at once more.
 */
export async function invalid(c: Context, request: RequestSchemas | undefined): Promise<Problem> {
  const parts: (readonly [where: string, schema: unknown, value: unknown])[] = [
    ["path", request?.params, c.req.param()],
    ["query", request?.query, queryOf(c)],
    ["header", request?.headers, c.req.header()],
    ["body", request?.body?.content["application/json"]?.schema, await bodyOf(c)],
  ];
  const errors = parts.flatMap(([where, schema, value]) => {
    if (value === NOT_JSON) return isZod(schema) ? [{ path: where, expected: "well-formed JSON" }] : [];
    const faults = isZod(schema) ? fieldErrors(where, schema.safeParse(value).error) : [];
    return where === "query" ? [...faults, ...unknownNames(schema, value)] : faults;
  });
  return new Problem({ code: "VALIDATION_ERROR", errors: onceEach(errors).slice(0, MOST_FIELD_ERRORS).map(shortened) });
}

/** A text that is too long breaks the pattern as well; the first fault says enough. */
const onceEach = (errors: readonly FieldError[]): FieldError[] =>
  [...new Map(errors.toReversed().map((error) => [error.path, error])).values()].toReversed();

function unknownNames(schema: unknown, query: unknown): FieldError[] {
  const known = isZodObject(schema) ? schema.shape : {};
  return Object.keys(query as object)
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => ({ path: `query.${name}`, expected: "no such parameter" }));
}

/** Each fault by its path and what was expected there; never what was sent, for it may be a secret. */
function fieldErrors(where: string, error: z.core.$ZodError | undefined): FieldError[] {
  return (error?.issues ?? []).flatMap((issue) => {
    const path = [where, ...issue.path.map(String)].join(".");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ path: `${path}.${key}`, expected: "no such field" }));
    return [{ path, expected: expectation(issue.message) }];
  });
}

/** zod's own messages go round it: "Invalid input: expected string, received number". */
const expectation = (message: string): string =>
  /^[A-Z][a-z ]+: (?:expected|must be) (.+?)(?:, received .*)?$/.exec(message)?.[1] ?? message;

const shortened = ({ path, expected }: FieldError): FieldError => ({
  path: path.slice(0, 300),
  expected: expected.slice(0, 500),
});

/** As Hono's own validator reads it. */
export const queryOf = (c: Context): Record<string, unknown> =>
  Object.fromEntries(Object.entries(c.req.queries()).map(([name, all]) => [name, all.length === 1 ? all[0] : all]));

const NOT_JSON = Symbol("not JSON");

async function bodyOf(c: Context): Promise<unknown> {
  if (c.req.header("content-type") === undefined) return {};
  return c.req.json().catch(() => NOT_JSON);
}

export const isZod = (schema: unknown): schema is z.ZodType =>
  typeof schema === "object" && schema !== null && "safeParse" in schema;

export const isZodObject = (schema: unknown): schema is z.ZodObject => isZod(schema) && "shape" in schema;
