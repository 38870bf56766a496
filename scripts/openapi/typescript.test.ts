import { describe, expect, it } from "vitest";
import { typesOf } from "./typescript.ts";
import type { Operation, Schema } from "./schema.ts";

const THING: Schema = {
  type: "object",
  description: "A thing.",
  required: ["id", "size", "kind", "parts", "owner"],
  properties: {
    id: { type: "string", description: "Its id." },
    size: { type: ["integer", "null"] },
    kind: { type: "string", enum: ["a", "b"] },
    parts: { type: "array", items: { type: "string", enum: ["x", "y"] } },
    owner: { allOf: [{ $ref: "#/components/schemas/Owner" }, { description: "Whose it is." }] },
    note: { anyOf: [{ $ref: "#/components/schemas/Owner" }, { type: "null" }] },
    prices: { type: "object", additionalProperties: { type: "number" } },
    "odd-name": { type: "boolean" },
  },
};

const getThing: Operation = {
  description: "Public.",
  parameters: [
    { name: "id", in: "path", required: true, schema: { type: "string" } },
    { name: "limit", in: "query", schema: { type: "integer" } },
    { name: "if-none-match", in: "header", schema: { type: "string" } },
  ],
  responses: {
    200: { description: "Fine.", content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
    304: { description: "Known." },
    404: { description: "GONE" },
    429: { description: "RATE" },
  },
};

const text = typesOf({
  openapi: "3.1.0",
  components: { schemas: { Thing: THING, Owner: { type: "object", additionalProperties: true } } },
  paths: { "/things/{id}": { get: getThing } },
});

describe("the contract as TypeScript", () => {
  it("has each schema by its name, with what its fields mean", () => {
    expect(text).toContain(`/** A thing. */
export type Thing = {
  /** Its id. */
  id: string;
  size: number | null;
  kind: "a" | "b";
  parts: ("x" | "y")[];
  /** Whose it is. */
  owner: Owner;
  note?: Owner | null;
  prices?: Record<string, number>;
  "odd-name"?: boolean;
};
`);
    expect(text).toContain("export type Owner = Record<string, unknown>;");
  });

  it("has each operation as Hono's client wants it: what it takes, and each answer by its status", () => {
    const input = '{ param: { id: string }; query?: { limit?: number }; header?: { "if-none-match"?: string } }';
    expect(text).toContain(`  "/things/:id": {
    /** Public. */
    $get:
      | { input: ${input}; output: Thing; outputFormat: "json"; status: 200 }
      | { input: ${input}; output: null; outputFormat: "body"; status: 304 }
      | { input: ${input}; output: Problem; outputFormat: "json"; status: 404 | 429 };
  };
`);
  });
});
