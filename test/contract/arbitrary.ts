import * as fc from "fast-check";
import type { Parameter, Schema } from "../../scripts/openapi/schema.ts";
import type { Question } from "./ask.ts";
import { kindOf } from "./ask.ts";
import type { Endpoint } from "./document.ts";
import { nameOf, resolved } from "./document.ts";
import { KNOWN, PATH_VALUES } from "./recipes.ts";
import type { Owned } from "./world.ts";

/** What a run makes of a good request. */
export interface Made {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Parameters that the contract does not name. */
  readonly extra: Readonly<Record<string, string>>;
}

/** Requests of every kind for an operation: good ones, nearly good ones, and rubbish. `owned` may be another at each run. */
export function requestsOf(endpoint: Endpoint, owned: () => Owned): fc.Arbitrary<Made> {
  const inPart = (where: string) => parts(endpoint, where, owned);
  return fc.record({
    path: inPart("path"),
    query: inPart("query"),
    headers: inPart("header"),
    body: endpoint.body === null ? fc.constant(undefined) : often(6, valuesOf(endpoint.body), rawBodies),
    extra: often(15, fc.constant({}), fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 20 }))),
  });
}

/** The good request with what was made in its place. */
export const questionOf = (base: Question, made: Made): Question => ({
  path: { ...base.path, ...made.path },
  query: { ...base.query, ...made.query, ...made.extra },
  headers: { ...base.headers, ...Object.fromEntries(Object.entries(made.headers).filter(isHeader)) },
  body: made.body === KEEP ? base.body : made.body,
});

/** In the place of a body: the one that succeeds. */
const KEEP = Symbol("keep");

function parts(endpoint: Endpoint, where: string, owned: () => Owned): fc.Arbitrary<Record<string, string>> {
  const parameters = endpoint.parameters.filter((parameter) => parameter.in === where);
  const each = parameters.map((parameter) => [parameter.name, textsOf(endpoint, parameter, owned)] as const);
  return fc
    .record(Object.fromEntries(each))
    .map((made) =>
      Object.fromEntries(Object.entries(made).filter((entry): entry is [string, string] => entry[1] !== null)),
    );
}

/** Texts of a parameter; null: it is left as it would be. */
function textsOf(endpoint: Endpoint, parameter: Parameter, owned: () => Owned): fc.Arbitrary<string | null> {
  const { in: where, schema } = parameter;
  const source = PATH_VALUES[kindOf(endpoint, parameter)];
  const fitting = valuesOf(schema, 0).map(String);
  const known = source === undefined ? fitting : fc.nat().map(() => source.of(owned()));
  // An empty path segment would be another path.
  const rubbish = fc.oneof(strings, numbersAsText).filter((text) => where !== "path" || !/^\.{0,2}$/.test(text));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 4, arbitrary: known },
    { weight: 2, arbitrary: fitting },
    { weight: 2, arbitrary: rubbish },
  );
}

const isHeader = ([, text]: [string, string]): boolean => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text);

/** Values of a schema; at every level, one of `spoil` is of another kind altogether. */
export function valuesOf(schema: Schema, spoil = 30): fc.Arbitrary<unknown> {
  const good = fittingOf(schema, spoil);
  return spoil === 0 ? good : often(spoil, good, rubbishValues);
}

function fittingOf(schema: Schema, spoil: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const known = KNOWN[nameOf(schema) ?? ""];
    const any = fittingOf(resolved(schema), spoil);
    return known === undefined ? any : often(4, fc.constantFrom(...known), any);
  }
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valuesOf(choice, spoil)));
  const [whole] = schema.allOf ?? [];
  if (whole !== undefined) return fittingOf(whole, spoil);
  const types = [schema.type ?? []].flat();
  const kinds = types.map((type) => ofType(type, schema, spoil));
  return kinds.length === 0 ? rubbishValues : fc.oneof(...kinds);
}

function ofType(type: string, schema: Schema, spoil: number): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? -(2 ** 31), max: schema.maximum ?? 2 ** 31 }),
        fc.constantFrom(
          ...[schema.minimum, schema.maximum].filter((bound) => bound !== undefined),
          schema.minimum ?? 0,
        ),
      );
    case "number":
      return fc.double({ noNaN: true, min: schema.minimum ?? -1e15, max: schema.maximum ?? 1e15 });
    case "array":
      return fc.array(valuesOf(schema.items ?? {}, spoil), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 5),
      });
    case "object":
      return objectsOf(schema, spoil);
    default:
      return textsFor(schema);
  }
}

function objectsOf({ properties = {}, required = [] }: Schema, spoil: number): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, property]) => [key, valuesOf(property, spoil)]),
  );
  const requiredKeys = required.filter((key) => key in fields);
  const fitting = fc.record(fields, { requiredKeys });
  if (spoil === 0) return fitting;
  // A field that nobody knows, and a field that is missing.
  const strange = fc.tuple(
    fc.record(fields, { requiredKeys: [] }),
    fc.dictionary(strings, rubbishValues, { maxKeys: 2 }),
  );
  return often(
    spoil,
    fitting,
    strange.map(([some, more]) => ({ ...some, ...more })),
  );
}

function textsFor(schema: Schema): fc.Arbitrary<string> {
  const { example, pattern, format, minLength = 0, maxLength = 200 } = schema;
  if (format === "date-time") return times;
  if (format === "email") return fc.emailAddress();
  const made =
    pattern === undefined
      ? fc.string({ unit: "binary", minLength, maxLength: Math.min(maxLength, 300) })
      : fc.stringMatching(new RegExp(pattern, "u"));
  return typeof example === "string" ? fc.oneof(fc.constant(example), made) : made;
}

const times = fc.oneof(
  fc.date({ min: new Date("2009-01-01"), max: new Date(), noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    "2024-02-29T23:59:60Z",
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "2024-01-01T00:00:00+14:00",
    "2024-13-01T00:00:00Z",
  ),
);

/** Texts of every kind: any code points and halves of them, long ones, and those that mean something somewhere. */
const strings = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 5 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "null",
    "__proto__",
    "constructor",
    "../../etc/passwd",
    "' OR 1=1 --",
    "<script>",
    "%00",
    "${7*7}",
    "\u202e",
    "NaN",
    "Infinity",
  ),
  fc.integer({ min: 1_000, max: 20_000 }).map((length) => "ab".repeat(length)),
);

const numbersAsText = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.bigInt().map(String),
  fc.constantFrom("1e5", "0x1f", "-0", "01", "١٢"),
);

const rubbishValues: fc.Arbitrary<unknown> = fc.oneof(
  strings,
  fc.constant(null),
  fc.boolean(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.array(fc.oneof(strings, fc.integer()), { maxLength: 3 }),
  fc.dictionary(strings, fc.oneof(strings, fc.integer()), { maxKeys: 3 }),
);

/** The body that succeeds, anything at all, and bytes that are no JSON. */
const rawBodies: fc.Arbitrary<unknown> = fc.oneof(
  fc.constant(KEEP),
  rubbishValues,
  fc.jsonValue(),
  fc.uint8Array({ maxLength: 100 }),
);

/** `usual` so many times as often as `other`. */
function often<A, B>(times: number, usual: fc.Arbitrary<A>, other: fc.Arbitrary<B>): fc.Arbitrary<A | B> {
  return fc.oneof({ weight: times, arbitrary: usual }, { weight: 1, arbitrary: other });
}
