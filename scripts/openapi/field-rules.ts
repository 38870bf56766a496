import type { OpenApiDocument, Schema } from "./schema.ts";
import { fieldsOf } from "./fields.ts";

/** Every field says what it is, and every string, number, list and map how large it can get. */
export function fieldFaults(document: OpenApiDocument): string[] {
  return fieldsOf(document).flatMap(({ owner, name, schema, description, isEntry }) => {
    const faults = boundFaults(schema);
    if (description === undefined && !isEntry) faults.push('has no description; add .openapi({ description: "…" })');
    return faults.map((fault) => `${owner} ${name}: ${fault}`);
  });
}

function boundFaults(schema: Schema): string[] {
  const types = [schema.type ?? []].flat();
  const faults: string[] = [];
  // What the generator makes of a named schema and `.nullable()`: it forbids the null that it means to allow.
  if (schema.allOf?.some(({ type }) => Array.isArray(type) && type.includes("null")) === true) {
    faults.push("is said to be null or not, but null is not allowed; write orNull(schema, description)");
  }
  if (schema.enum !== undefined || schema.const !== undefined) return faults;
  if (types.includes("string") && !isShort(schema))
    faults.push("is text of any length; add .max(…) or a pattern that ends");
  if (types.includes("integer") || types.includes("number")) {
    const least = schema.minimum ?? schema.exclusiveMinimum;
    const most = schema.maximum ?? schema.exclusiveMaximum;
    if (least === undefined || most === undefined) faults.push("is any number; add .min(…) and .max(…)");
  }
  if (types.includes("array") && schema.maxItems === undefined) faults.push("is a list of any length; add .max(…)");
  if (typeof schema.additionalProperties === "object" && schema.maxProperties === undefined) {
    faults.push("is a map of any size; add .openapi({ maxProperties: … })");
  }
  return faults;
}

/** Formats whose texts are short by themselves. */
const SHORT = new Set(["date-time", "date", "uuid"]);

function isShort({ maxLength, format, pattern }: Schema): boolean {
  if (maxLength !== undefined || SHORT.has(format ?? "")) return true;
  // Anchored, and nothing in it repeats for ever.
  return (
    pattern !== undefined && /^\^.*\$$/.test(pattern) && !/[*+]|\{\d+,\}/.test(pattern.replace(/\[[^\]]*\]|\\./g, ""))
  );
}
