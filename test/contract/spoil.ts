import type { Parameter, Schema } from "../../scripts/openapi/schema.ts";
import { faultsOf, isObject } from "./check.ts";
import { resolved } from "./document.ts";

/** One way to spoil a request's body: where, and what stands there instead. */
export interface Spoilt {
  readonly path: string;
  readonly value: unknown;
  readonly body: unknown;
}

/** Every field that a body may have, with its schema: those of the sample, and those it leaves out. */
export interface Place {
  readonly keys: readonly (string | number)[];
  readonly schema: Schema;
}

/** The places of a body that keeps to `schema`; of alternatives those of the one that it keeps to. */
export function placesOf(schema: Schema, body: unknown, keys: readonly (string | number)[] = []): Place[] {
  const places: Place[] = keys.length === 0 ? [] : [{ keys, schema }];
  const open = (one: Schema): Place[] => {
    const parts = [
      ...(one.allOf ?? []),
      ...(one.anyOf ?? one.oneOf ?? []).filter((part) => faultsOf(part, body).length === 0),
    ];
    const fields = Object.entries(one.properties ?? {}).flatMap(([key, property]) =>
      placesOf(property, isObject(body) ? body[key] : undefined, [...keys, key]),
    );
    const entries = Array.isArray(body) && one.items !== undefined ? placesOf(one.items, body[0], [...keys, 0]) : [];
    return [...(one.$ref === undefined ? [] : open(resolved(one))), ...parts.flatMap(open), ...fields, ...entries];
  };
  return [...places, ...open(schema)];
}

/** `body` with `value` at `keys`; objects on the way are made where they are missing. */
export function put(body: unknown, keys: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = keys;
  if (first === undefined) return value;
  if (Array.isArray(body)) return body.toSpliced(Number(first), 1, put(body[Number(first)], rest, value));
  const fields = isObject(body) ? body : {};
  return { ...fields, [first]: put(fields[first], rest, value) };
}

/** One of each kind, and some that look like another. */
const KINDS: readonly unknown[] = [null, true, -1, 0.5, 2 ** 64, "", "[object Object]", "1e5", [], [[]], {}];

/** Values that the schema of a place does not allow. */
export function wrongValues({ schema }: Place): unknown[] {
  return [...KINDS, ...beyond(schema)].filter((value) => faultsOf(schema, value).length > 0);
}

/** Just outside the bounds of numbers and of texts, and far outside. */
function beyond(schema: Schema): unknown[] {
  const one = plain(schema);
  const values: unknown[] = ["x".repeat(100_000), 1e308];
  if (one.minimum !== undefined) values.push(one.minimum - 1);
  if (one.maximum !== undefined) values.push(one.maximum + 1);
  if (one.maxLength !== undefined) values.push("x".repeat(one.maxLength + 1));
  if (one.maxItems !== undefined) values.push(Array.from({ length: one.maxItems + 1 }, (_, n) => n));
  return values;
}

/** Numbers at the very bounds of a place. */
export function atTheBounds({ schema }: Place | { schema: Schema }): number[] {
  const { minimum, maximum } = plain(schema);
  return [minimum, maximum].filter((value) => value !== undefined);
}

/** A schema's own words and those of what it refers to. */
const plain = (schema: Schema): Schema => {
  const parts = [...(schema.$ref === undefined ? [] : [resolved(schema)]), ...(schema.allOf ?? [])];
  return Object.assign({}, ...parts.map(plain), schema) as Schema;
};

/** Texts that a parameter does not take. */
export function wrongTexts({ schema }: Parameter): string[] {
  const one = plain(schema);
  const isNumber = [one.type ?? []].flat().includes("integer");
  const texts = [
    " ",
    "\u0000",
    "null",
    "undefined",
    "-1",
    "0x10",
    "1e2",
    "1.5",
    "NaN",
    "'; DROP TABLE users; --",
    "../..",
    "😀",
    "x".repeat(9_000),
  ];
  return texts.filter((text) => isNumber || faultsOf(schema, text).length > 0);
}
