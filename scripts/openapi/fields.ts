import type { OpenApiDocument, Schema } from "./schema.ts";

/** One place of the contract where a value stands: a field, an entry of a list, a parameter. */
export interface Field {
  /** `Portfolio`, or `GET /api/v1/coins` for what belongs to one operation. */
  readonly owner: string;
  /** `name`, `accounts[]`, `?limit`, `{id}`, `If-Match`. */
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  /** Its own, or that of the schema it refers to. */
  readonly description: string | undefined;
  /** Entries of a list or a map are described by what holds them. */
  readonly isEntry: boolean;
}

/** Every field of the document, each once: what a schema of a name has stands under that name only. */
export function fieldsOf(document: OpenApiDocument): Field[] {
  const { schemas } = document.components;
  const fields: Field[] = [];
  const described = (schema: Schema): string | undefined =>
    schema.description ??
    (schema.$ref === undefined ? undefined : described(schemas[nameOf(schema.$ref)] ?? {})) ??
    partsOf(schema)
      .map(described)
      .findLast((text) => text !== undefined);

  const add = (owner: string, name: string, schema: Schema, required: boolean, isEntry: boolean): void => {
    fields.push({ owner, name, schema, required, description: described(schema), isEntry });
    inside(owner, name, schema);
  };
  const inside = (owner: string, name: string, schema: Schema): void => {
    if (schema.$ref !== undefined) return;
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const path = name === "" ? key : `${name}.${key}`;
      add(owner, path, property, schema.required?.includes(key) === true, false);
    }
    if (schema.items !== undefined) add(owner, `${name}[]`, schema.items, true, true);
    if (typeof schema.additionalProperties === "object")
      add(owner, `${name}.*`, schema.additionalProperties, true, true);
    for (const part of partsOf(schema)) inside(owner, name, part);
  };

  for (const [name, schema] of Object.entries(schemas)) {
    // What is no object is a value by itself, such as an id, and its rule stands here instead of at each use.
    if (isObject(schema)) inside(name, "", schema);
    else add(name, "", schema, true, false);
  }
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const owner = `${method.toUpperCase()} ${path}`;
      for (const { name, in: where, required, schema } of operation.parameters ?? []) {
        add(
          owner,
          where === "path" ? `{${name}}` : where === "query" ? `?${name}` : name,
          schema,
          required === true,
          false,
        );
      }
      for (const { schema } of Object.values(operation.requestBody?.content ?? {})) inside(owner, "body", schema);
      for (const [status, answer] of Object.entries(operation.responses ?? {})) {
        for (const { schema } of Object.values(answer.content ?? {})) inside(owner, status, schema);
      }
    }
  }
  return fields;
}

export const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

export const partsOf = (schema: Schema): readonly Schema[] => [
  ...(schema.allOf ?? []),
  ...(schema.anyOf ?? []),
  ...(schema.oneOf ?? []),
];

const isObject = (schema: Schema): boolean =>
  schema.properties !== undefined || schema.oneOf !== undefined || schema.allOf !== undefined;
