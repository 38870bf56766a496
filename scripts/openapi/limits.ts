import type { OpenApiDocument, Schema } from "./schema.ts";
import type { Field } from "./fields.ts";
import { fieldsOf, nameOf } from "./fields.ts";

/** A rule in words: `1 to 100 characters`, `one of a, b`, `as Leg`. */
export function ruleOf(schema: Schema): string {
  if (schema.$ref !== undefined) return `as ${nameOf(schema.$ref)}`;
  const parts = schema.allOf ?? schema.anyOf ?? schema.oneOf;
  if (parts !== undefined) {
    const rules = parts.map(ruleOf).filter((rule) => rule !== "");
    return [...new Set(rules)].join(schema.allOf === undefined ? " or " : ", ");
  }
  const types = [schema.type ?? []].flat();
  const rules = [
    choice(schema),
    range(schema.minLength, schema.maxLength, "characters"),
    numbers(schema, types),
    range(schema.minItems, schema.maxItems, "entries"),
    range(undefined, schema.maxProperties, "entries"),
    schema.format === undefined ? "" : schema.format,
    schema.pattern === undefined ? "" : `\`${schema.pattern.replaceAll("|", "\\|")}\``,
    schema.additionalProperties === false ? "no other fields" : "",
    types.includes("boolean") ? "true or false" : "",
  ].filter((rule) => rule !== "");
  const text = rules.join(", ");
  if (!types.includes("null")) return text;
  return text === "" ? "null" : `${text}, or null`;
}

const choice = (schema: Schema): string =>
  schema.enum === undefined
    ? ""
    : `one of ${schema.enum
        .filter((value) => value !== null)
        .map(String)
        .join(", ")}`;

function numbers(schema: Schema, types: readonly string[]): string {
  if (schema.enum !== undefined || !types.some((type) => type === "integer" || type === "number")) return "";
  const kind = types.includes("integer") ? "whole number" : "number";
  return `${kind} from ${schema.minimum ?? `above ${schema.exclusiveMinimum}`} to ${schema.maximum ?? `below ${schema.exclusiveMaximum}`}`;
}

function range(least: number | undefined, most: number | undefined, of: string): string {
  if (most === undefined) return least === undefined || least === 0 ? "" : `at least ${least} ${of}`;
  if (least === most) return `${most} ${of}`;
  return least === undefined || least === 0 ? `at most ${most} ${of}` : `${least} to ${most} ${of}`;
}

/** `docs/limits.md`: one table of all fields with their bounds, after what `general` says of requests as such. */
export function limitsPage(
  document: OpenApiDocument,
  general: readonly (readonly [what: string, rule: string])[],
): string {
  const ruled = fieldsOf(document)
    .map((field) => ({ field, rule: ruleOf(field.schema) }))
    .filter(({ rule }) => rule !== "")
    // Routes come and go; the order of the alphabet stays.
    .toSorted((a, b) => (a.field.owner < b.field.owner ? -1 : a.field.owner > b.field.owner ? 1 : 0));
  // What only points to another rule, and a yes or no, bounds nothing by itself.
  const bounds = ruled.filter(({ rule }) => !/^(as \w+( or null)?|true or false)$/.test(rule));
  const [inOperations, inSchemas] = partition(ruled, ({ field }) => field.owner.includes(" "));
  return [
    "# Limits",
    "",
    "Every bound of every field, made from the contract by `node scripts/run.mjs scripts/openapi/write-limits.ts`; `npm run verify` fails",
    `when it is not fresh. ${bounds.length + general.length} rules. What a field means stands in the contract itself, at \`/docs\`.`,
    "",
    "## Requests",
    "",
    "| what | rule |",
    "|---|---|",
    ...general.map(([what, rule]) => `| ${what} | ${rule} |`),
    "",
    "## Parameters and headers",
    "",
    "| operation | parameter | rule |",
    "|---|---|---|",
    ...inOperations.map(row),
    "",
    "## Fields",
    "",
    "Of what is sent and of what is answered. `[]` is an entry of a list, `*` one of a map.",
    "",
    "| schema | field | rule |",
    "|---|---|---|",
    ...inSchemas.map(row),
    "",
  ].join("\n");
}

const row = ({ field, rule }: { field: Field; rule: string }): string =>
  `| ${field.owner} | ${field.name === "" ? "" : `\`${field.name}\``} | ${rule}${field.required ? "" : "; may be left out"} |`;

function partition<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
