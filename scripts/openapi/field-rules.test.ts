import { describe, expect, it } from "vitest";
import type { OpenApiDocument, Schema } from "./schema.ts";
import { fieldFaults } from "./field-rules.ts";

const documentOf = (field: Schema, schemas: Record<string, Schema> = {}): OpenApiDocument => ({
  openapi: "3.1.0",
  components: { schemas: { Thing: { type: "object", properties: { field } }, ...schemas } },
  paths: {},
});
const faultsOf = (field: Schema, schemas = {}) => fieldFaults(documentOf(field, schemas)).join("\n");
const description = "What it is.";

describe("the rules of fields", () => {
  it.each([
    ["short text", { type: "string", maxLength: 5, description }],
    ["a choice", { type: "string", enum: ["a"], description }],
    ["a time", { type: "string", format: "date-time", description }],
    ["text of a pattern that ends", { type: "string", pattern: "^[+*]{1,3}\\+$", description }],
    ["a number between bounds", { type: ["number", "null"], minimum: 0, exclusiveMaximum: 1, description }],
    ["a short list", { type: "array", maxItems: 2, items: { type: "boolean" }, description }],
    ["a yes or no", { type: "boolean", description }],
    ["a small map", { type: "object", maxProperties: 3, additionalProperties: { type: "boolean" }, description }],
    ["what is described where it is defined", { $ref: "#/components/schemas/Other" }],
  ] as [string, Schema][])("accept %s", (_what, field) => {
    expect(faultsOf(field, { Other: { type: "object", properties: {}, description } })).toBe("");
  });

  it.each([
    ["no description", { type: "boolean" }, "Thing field: has no description"],
    ["text of any length", { type: "string", description }, "text of any length"],
    ["text of a pattern without end", { type: "string", pattern: "^a+$", description }, "text of any length"],
    ["text of a pattern without anchors", { type: "string", pattern: "a", description }, "text of any length"],
    ["a number without a top", { type: "integer", minimum: 0, description }, "any number"],
    ["a list of any length", { type: "array", items: { type: "boolean" }, description }, "list of any length"],
    [
      "a list of texts of any length",
      { type: "array", maxItems: 2, items: { type: "string" }, description },
      "Thing field[]: is text of any length",
    ],
    [
      "a map of any size",
      { type: "object", additionalProperties: { type: "boolean" }, description },
      "map of any size",
    ],
    [
      "a null that the schema beside it forbids",
      { allOf: [{ $ref: "#/components/schemas/Other" }, { type: ["object", "null"] }], description },
      "orNull",
    ],
    [
      "one of several that is boundless",
      { anyOf: [{ properties: { deep: { type: "boolean" } } }], description },
      "field.deep",
    ],
  ] as [string, Schema, string][])("refuse %s", (_what, field, fault) => {
    expect(faultsOf(field)).toContain(fault);
  });

  it("look at parameters, bodies and answers as well", () => {
    const content = { "application/json": { schema: { type: "object", properties: { name: { type: "string" } } } } };
    const document: OpenApiDocument = {
      openapi: "3.1.0",
      components: { schemas: {} },
      paths: {
        "/things": {
          post: {
            parameters: [{ name: "limit", in: "query", schema: { type: "integer" } }],
            requestBody: { content },
            responses: { 200: { description, content } },
          },
        },
      },
    };
    const faults = fieldFaults(document);
    for (const place of ["?limit: is any number", "body.name: is text", "200.name: is text"]) {
      expect(faults.join("\n")).toContain(`POST /things ${place}`);
    }
  });
});
