import { nameOf } from "./fields.ts";
import type { OpenApiDocument, Operation, Parameter, Schema } from "./schema.ts";

const HEAD = `// Made from the contract by \`node scripts/run.mjs scripts/openapi/write-client.ts\`; \`npm run verify\` fails when it is not fresh.
import type { Hono } from "hono";
import type { BlankEnv } from "hono/types";
`;

/** The contract as TypeScript: its schemas by name, and \`Api\`, which Hono's \`hc\` takes. */
export function typesOf(document: OpenApiDocument): string {
  const schemas = Object.entries(document.components.schemas)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `${comment(schema.description, "")}export type ${name} = ${typeOf(schema, "")};\n`);
  const paths = Object.entries(document.paths).map(([path, operations]) => {
    const methods = Object.entries(operations).map(([method, operation]) => endpointOf(method, operation));
    return `  ${JSON.stringify(path.replaceAll(/\{(\w+)\}/g, ":$1"))}: {\n${methods.join("")}  };\n`;
  });
  return [
    HEAD,
    ...schemas,
    `/** Every path with its methods; \`Api\` is what \`hc\` makes a client of. */\nexport type Routes = {\n${paths.join("")}};\n`,
    `export type Api = Hono<BlankEnv, Routes, "/">;\n`,
  ].join("\n");
}

function endpointOf(method: string, operation: Operation): string {
  const input = inputOf(operation);
  const [good, bad] = [true, false].map((isGood) =>
    Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) < 400 === isGood),
  );
  const variants = (good ?? []).map(([status, { content }]) => {
    const schema = content?.["application/json"]?.schema;
    const output = schema === undefined ? "null" : typeOf(schema, "      ");
    return `{ input: ${input}; output: ${output}; outputFormat: ${schema === undefined ? '"body"' : '"json"'}; status: ${status} }`;
  });
  const statuses = (bad ?? []).map(([status]) => status).join(" | ");
  variants.push(`{ input: ${input}; output: Problem; outputFormat: "json"; status: ${statuses} }`);
  return `${comment(operation.description, "    ")}    $${method}:\n${variants.map((one) => `      | ${one}`).join("\n")};\n`;
}

function inputOf({ parameters = [], requestBody }: Operation): string {
  const parts: string[] = [];
  for (const [part, where] of [
    ["param", "path"],
    ["query", "query"],
    ["header", "header"],
  ] as const) {
    const named = parameters.filter((parameter) => parameter.in === where);
    if (named.length === 0) continue;
    const mark = named.some(({ required }) => required === true) ? "" : "?";
    parts.push(`${part}${mark}: { ${named.map(fieldOf).join("; ")} }`);
  }
  const body = requestBody?.content["application/json"];
  if (body !== undefined) parts.push(`json: ${typeOf(body.schema, "      ")}`);
  return parts.length === 0 ? "{}" : `{ ${parts.join("; ")} }`;
}

const fieldOf = ({ name, required, schema }: Parameter): string =>
  `${keyOf(name)}${required === true ? "" : "?"}: ${typeOf(schema, "      ")}`;

function typeOf(schema: Schema, indent: string): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) return [...new Set(choices.map((choice) => typeOf(choice, indent)))].join(" | ");
  if (schema.allOf !== undefined) {
    // Parts that only describe add nothing.
    const parts = schema.allOf.map((part) => typeOf(part, indent)).filter((type) => type !== "unknown");
    return parts.length === 0 ? "unknown" : parts.join(" & ");
  }
  const types = [schema.type ?? []].flat().map((type) => plainType(type, schema, indent));
  return types.length === 0 ? "unknown" : types.join(" | ");
}

function plainType(type: string, schema: Schema, indent: string): string {
  switch (type) {
    case "integer":
      return "number";
    case "array":
      return `(${typeOf(schema.items ?? {}, indent)})[]`;
    case "object":
      return objectType(schema, indent);
    default:
      return type;
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema, indent: string): string {
  const entries = typeof additionalProperties === "object" ? typeOf(additionalProperties, indent) : "unknown";
  if (properties === undefined) return `Record<string, ${entries}>`;
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(
    ([key, field]) =>
      `${comment(descriptionOf(field), inner)}${inner}${keyOf(key)}${required.includes(key) ? "" : "?"}: ${typeOf(field, inner)};\n`,
  );
  return `{\n${fields.join("")}${indent}}`;
}

const descriptionOf = (schema: Schema): string | undefined =>
  schema.description ?? schema.allOf?.map(descriptionOf).findLast((text) => text !== undefined);

const keyOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

const comment = (text: string | undefined, indent: string): string =>
  text === undefined ? "" : `${indent}/** ${text.replaceAll("*/", "* /").replaceAll("\n", " ")} */\n`;
