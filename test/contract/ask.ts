import { exports } from "cloudflare:workers";
import { expect } from "vitest";
import type { Parameter, Schema } from "../../scripts/openapi/schema.ts";
import { ORIGIN } from "../people.ts";
import { faultsOf } from "./check.ts";
import type { Endpoint } from "./document.ts";
import { nameOf, resolved } from "./document.ts";
import type { Recipe } from "./recipes.ts";
import { PATH_VALUES, PROOFS, RECIPES } from "./recipes.ts";
import type { Owned } from "./world.ts";
import { makeAdmin } from "./world.ts";

export interface Question {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; as it is where it is bytes. */
  readonly body: unknown;
}

/** A request that this person may make and that succeeds. */
export async function goodQuestion(endpoint: Endpoint, owned: Owned): Promise<Question> {
  const recipe = RECIPES[endpoint.id] ?? {};
  if (endpoint.path.startsWith("/api/v1/admin/")) await makeAdmin(owned);
  const prepared = await preparedFor(endpoint, owned);
  const required = endpoint.parameters.filter((parameter) => parameter.required === true);
  return {
    path: pathValues(endpoint, (kind) => sourceOf(kind).of(owned)),
    query: {
      ...Object.fromEntries(required.filter(isIn("query")).map(({ name, schema }) => [name, String(sampleOf(schema))])),
      ...recipe.query,
    },
    headers: prepared?.headers ?? (await proofOf(endpoint, owned)),
    body:
      endpoint.body === null ? undefined : (prepared?.body ?? (await recipe.body?.(owned)) ?? sampleOf(endpoint.body)),
  };
}

/** Once an operation: what goes before costs many hashes of passwords, and a request that is refused uses nothing up. */
const preparations = new Map<string, ReturnType<NonNullable<Recipe["prepare"]>>>();

function preparedFor({ id }: Endpoint, owned: Owned): ReturnType<NonNullable<Recipe["prepare"]>> | undefined {
  const known = preparations.get(id) ?? RECIPES[id]?.prepare?.(owned);
  if (known !== undefined) preparations.set(id, known);
  return known;
}

const isIn = (where: string) => (parameter: { in: string }) => parameter.in === where;

export async function proofOf(endpoint: Endpoint, owned: Owned): Promise<Readonly<Record<string, string>>> {
  const [scheme] = endpoint.openedBy;
  if (scheme === undefined) return {};
  const prove = PROOFS[scheme];
  if (prove === undefined) throw new Error(`Say in test/contract/recipes.ts how one proves oneself by ${scheme}.`);
  return prove(owned);
}

export function pathValues(endpoint: Endpoint, valueOf: (kind: string) => string): Record<string, string> {
  return Object.fromEntries(
    endpoint.parameters.filter(isIn("path")).map((parameter) => [parameter.name, valueOf(kindOf(endpoint, parameter))]),
  );
}

/** What PATH_VALUES knows a parameter by: the name of its schema, else what stands before it in the path. */
export const kindOf = ({ path }: Endpoint, { name, schema }: Parameter): string =>
  nameOf(schema) ?? new RegExp(`([^/]+)/\\{${name}\\}`).exec(path)?.[1] ?? name;

export function sourceOf(kind: string): (typeof PATH_VALUES)[string] {
  const source = PATH_VALUES[kind];
  if (source === undefined) throw new Error(`Say in test/contract/recipes.ts where "${kind}" of a path comes from.`);
  return source;
}

/** A value from the schema's own examples and defaults: of an object what is required, of alternatives the first. */
export function sampleOf(schema: Schema): unknown {
  for (const known of [schema.example, schema.default, schema.const, schema.enum?.[0]]) {
    if (known !== undefined) return known;
  }
  if (schema.$ref !== undefined) return sampleOf(resolved(schema));
  const part = schema.allOf?.[0] ?? schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (part !== undefined) return sampleOf(part);
  const types = [schema.type ?? []].flat();
  if (types.includes("object")) {
    const { properties = {}, required = [] } = schema;
    return Object.fromEntries(required.map((key) => [key, sampleOf(properties[key] ?? {})]));
  }
  if (types.includes("array")) return [];
  if (types.includes("boolean")) return true;
  if (types.includes("integer") || types.includes("number")) return schema.minimum ?? 1;
  return "x".repeat(Math.max(1, schema.minLength ?? 1));
}

export function requestOf(endpoint: Endpoint, question: Question): Request {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((question.path[name] ?? "").toWellFormed()),
  );
  const query = new URLSearchParams(question.query).toString();
  const { body } = question;
  return new Request(`${ORIGIN}${path}${query === "" ? "" : `?${query}`}`, {
    method: endpoint.method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(endpoint.isSocket ? { upgrade: "websocket" } : {}),
      ...question.headers,
    },
    ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : JSON.stringify(body) }),
  });
}

export const ask = (endpoint: Endpoint, question: Question): Promise<Response> =>
  exports.default.fetch(requestOf(endpoint, question));

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  readonly text: string;
}

/** What only we may know: queries, stacks, files, and names of what is inside. */
const INTERNAL =
  /D1_|SQLITE|drizzle|sqlite|zod|\bat \S+ \(|\.[jt]s:\d+|node_modules|stack|TypeError|ReferenceError|undefined is not|is not a function|Cannot read/;

/** The answer, after it was held against the contract: status, type, every field, and nothing of our inside. */
export async function answerOf(endpoint: Endpoint, response: Response, what = ""): Promise<Answer> {
  const where = `${endpoint.id} ${what}`;
  response.webSocket?.accept();
  response.webSocket?.close();
  const { status, headers } = response;
  const text = status === 101 ? "" : await response.text();
  const declared = endpoint.operation.responses?.[String(status)];
  expect(status, `${where}: ${text}`).toBeLessThan(500);
  expect(declared, `${where}: ${status} is not in the contract: ${text}`).toBeDefined();
  const contents = declared?.content ?? {};
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  if (Object.keys(contents).length === 0) {
    expect(text, where).toBe("");
    return { status, headers, body: undefined, text };
  }
  const content = contents[type];
  if (content === undefined) throw new Error(`${where}: ${type} is not in the contract`);
  const body: unknown = type.endsWith("json") ? JSON.parse(text) : text;
  expect(faultsOf(content.schema, body), where).toEqual([]);
  if (status >= 400) {
    const { code, requestId } = body as { code: string; requestId: string };
    expect(declared?.description.split(", "), `${where}: ${status} with a code that is not in the contract`).toContain(
      code,
    );
    expect(headers.get("x-request-id"), where).toBe(requestId);
    expect(text, where).not.toMatch(INTERNAL);
  }
  return { status, headers, body, text };
}

export const asked = async (endpoint: Endpoint, question: Question, what?: string): Promise<Answer> =>
  answerOf(endpoint, await ask(endpoint, question), what);
