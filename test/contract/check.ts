import type { Schema } from "../../scripts/openapi/schema.ts";
import { resolved } from "./document.ts";

/** Where a value does not keep to a schema of the contract; empty when it does. Fields that no schema names are faults. */
export function faultsOf(schema: Schema, value: unknown, path = "body"): string[] {
  const { faults, known } = look(schema, value, path);
  if (faults.length > 0 || known === null || !isObject(value)) return faults;
  const extra = Object.keys(value).filter((key) => !known.has(key));
  return extra.map((key) => `${path}.${key}: not in the contract`);
}

interface Findings {
  readonly faults: string[];
  /** Fields of an object that some schema names; null: any may be there. */
  readonly known: Set<string> | null;
}

/** All that a document of ours may say of a value. A word that is not here would go unchecked, so it stops the test. */
const WORDS = new Set(
  (
    "$ref type description example format pattern enum const default minLength maxLength minimum maximum " +
    "exclusiveMinimum exclusiveMaximum minItems maxItems uniqueItems maxProperties items properties required " +
    "additionalProperties allOf anyOf oneOf discriminator"
  ).split(" "),
);

function look(schema: Schema, value: unknown, path: string): Findings {
  const unknown = Object.keys(schema).filter((word) => !WORDS.has(word));
  if (unknown.length > 0) throw new Error(`test/contract/check.ts does not know ${unknown.join(", ")} (${path})`);
  const known = new Set<string>();
  const faults: string[] = [];
  const join = (found: Findings) => {
    faults.push(...found.faults);
    for (const key of found.known ?? []) known.add(key);
  };
  if (schema.$ref !== undefined) join(look(resolved(schema), value, path));
  for (const part of schema.allOf ?? []) join(look(part, value, path));
  for (const choice of [schema.anyOf, schema.oneOf]) {
    if (choice !== undefined) join(oneOf(choice, value, path, choice === schema.oneOf));
  }
  faults.push(...valueFaults(schema, value, path));
  if (Array.isArray(value) && schema.items !== undefined) {
    for (const [index, entry] of value.entries()) faults.push(...faultsOf(schema.items, entry, `${path}[${index}]`));
  }
  // One that says nothing of its form allows any.
  let open = Object.keys(schema).every((word) => word === "description" || word === "example");
  if (isObject(value)) {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      known.add(key);
      if (Object.hasOwn(value, key)) faults.push(...faultsOf(property, value[key], `${path}.${key}`));
    }
    for (const key of schema.required ?? []) if (!Object.hasOwn(value, key)) faults.push(`${path}.${key}: is missing`);
    if (typeof schema.additionalProperties === "object") {
      open = true;
      for (const [key, entry] of Object.entries(value)) {
        faults.push(...faultsOf(schema.additionalProperties, entry, `${path}.${key}`));
      }
    }
  }
  return { faults, known: open ? null : known };
}

function oneOf(choices: readonly Schema[], value: unknown, path: string, exactly: boolean): Findings {
  const all = choices.map((choice) => look(choice, value, path));
  const fitting = all.filter(({ faults }) => faults.length === 0);
  if (fitting.length === 0) {
    const nearest = all.toSorted((a, b) => a.faults.length - b.faults.length)[0];
    return { faults: [`${path}: fits none of ${choices.length}`, ...(nearest?.faults ?? [])], known: null };
  }
  const faults = exactly && fitting.length > 1 ? [`${path}: fits ${fitting.length}, not exactly one`] : [];
  return { faults, known: new Set(fitting.flatMap(({ known }) => [...(known ?? [])])) };
}

function valueFaults(schema: Schema, value: unknown, path: string): string[] {
  const types = [schema.type ?? []].flat();
  if (types.length > 0 && !types.some((type) => isOf(type, value))) {
    return [`${path}: ${JSON.stringify(value)?.slice(0, 100)} is not ${types.join(" or ")}`];
  }
  if (value === null) return [];
  const holds: [string, boolean | undefined][] = [
    ["enum", schema.enum?.includes(value)],
    ["const", schema.const === undefined ? undefined : schema.const === value],
  ];
  if (typeof value === "string") {
    // JSON Schema counts characters, not halves of them.
    const { length } = Array.from(value);
    holds.push(
      ["minLength", schema.minLength === undefined ? undefined : length >= schema.minLength],
      ["maxLength", schema.maxLength === undefined ? undefined : length <= schema.maxLength],
      ["pattern", schema.pattern === undefined ? undefined : new RegExp(schema.pattern, "u").test(value)],
      ["format", schema.format === undefined ? undefined : isFormed(schema.format, value)],
    );
  }
  if (typeof value === "number") {
    holds.push(
      ["minimum", schema.minimum === undefined ? undefined : value >= schema.minimum],
      ["maximum", schema.maximum === undefined ? undefined : value <= schema.maximum],
      ["exclusiveMinimum", schema.exclusiveMinimum === undefined ? undefined : value > schema.exclusiveMinimum],
      ["exclusiveMaximum", schema.exclusiveMaximum === undefined ? undefined : value < schema.exclusiveMaximum],
    );
  }
  if (Array.isArray(value)) {
    holds.push(
      ["minItems", schema.minItems === undefined ? undefined : value.length >= schema.minItems],
      ["maxItems", schema.maxItems === undefined ? undefined : value.length <= schema.maxItems],
      ["uniqueItems", schema.uniqueItems === true ? new Set(value).size === value.length : undefined],
    );
  } else if (isObject(value)) {
    const most = schema.maxProperties;
    holds.push(["maxProperties", most === undefined ? undefined : Object.keys(value).length <= most]);
  }
  return holds
    .filter(([, held]) => held === false)
    .map(([word]) => `${path}: ${JSON.stringify(value).slice(0, 100)} breaks ${word}`);
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function isFormed(format: string, value: string): boolean {
  switch (format) {
    case "date-time":
      return TIME.test(value) && !Number.isNaN(Date.parse(value));
    case "date":
      return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
    case "email":
      return /^[^@\s]+@[^@\s]+$/.test(value);
    case "password":
      return true;
    case "uri":
      return URL.canParse(value);
    default:
      throw new Error(`test/contract/check.ts does not know the format ${format}`);
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
