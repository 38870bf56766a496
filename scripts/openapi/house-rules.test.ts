import { describe, expect, it } from "vitest";
import type { Operation, Schema } from "./schema.ts";
import { houseFaults } from "./house-rules.ts";

const answer = { description: "Fine." };
const open: Operation = {
  operationId: "listThings",
  tags: ["Things"],
  description: "Public and rate-limited.",
  security: [],
  responses: { 200: answer },
};
const closed: Operation = {
  operationId: "getThing",
  tags: ["Things"],
  description: "Needs a signed-in person.",
  responses: { 200: answer, 401: answer },
};
const socket: Operation = { ...open, responses: { 101: { description: "A WebSocket that sends `ThingFrame`." } } };

const faultsOf = (operation: Operation, schemas = {}) =>
  houseFaults({ openapi: "3.1.0", components: { schemas }, paths: { "/things": { get: operation } } });

describe("the house's rules of the contract", () => {
  it("accept a public route, one for signed-in people, and a WebSocket", () => {
    expect(faultsOf(open)).toEqual([]);
    expect(faultsOf(closed)).toEqual([]);
    expect(faultsOf(socket, { ThingFrame: {} })).toEqual([]);
  });

  it.each([
    ["says nothing of access", { ...open, description: "Lists things." }, "begins with neither"],
    ["says public and asks for a person", { ...open, security: [{ bearerAuth: [] }] }, "add `security: PUBLIC`"],
    ["forgets that it is public", { ...open, security: undefined }, "add `security: PUBLIC`"],
    ["says closed and is open", { ...closed, security: [] }, "its `security` is PUBLIC"],
    ["is closed without a 401", { ...closed, responses: { 200: answer } }, "declares no 401"],
    ["has two tags", { ...open, tags: ["Things", "More"] }, "exactly one tag"],
    ["has no name", { ...open, operationId: undefined }, "no operationId"],
    ["has only problems", { ...open, responses: { 404: answer } }, "no good answer"],
    ["is a WebSocket of unknown frames", socket, "names no schema"],
  ] as [string, Operation, string][])("refuse one that %s", (_what, operation, fault) => {
    expect(faultsOf(operation).join("\n")).toContain(`GET /things: `);
    expect(faultsOf(operation).join("\n")).toContain(fault);
  });
});

const answerOf = (schema: Schema) => ({ description: "Fine.", content: { "application/json": { schema } } });
const header = (name: string) => ({ name, in: "header" as const, schema: {} });
const query = (name: string) => ({ name, in: "query" as const, schema: {} });

describe("the habits of the contract", () => {
  const page: Schema = { type: "object", properties: { items: {}, nextCursor: {} } };
  const habits = (method: string, operation: Partial<Operation>) =>
    houseFaults({
      openapi: "3.1.0",
      components: { schemas: { Page: page } },
      paths: { "/api/v1/things": { [method]: { ...open, ...operation } } },
    }).join("\n");
  const paged = { 200: answerOf({ $ref: "#/components/schemas/Page" }), 304: answer };

  it.each([
    ["a creation with a key", "post", { responses: { 201: answer }, parameters: [header("idempotency-key")] }],
    ["an update by ETag", "patch", { parameters: [header("if-match")] }],
    ["a read by ETag", "get", { responses: { 200: answerOf({}), 304: answer } }],
    ["a read of the moment", "get", { "x-momentary": true, responses: { 200: answerOf({}) } }],
    ["a page", "get", { responses: paged, parameters: [query("limit"), query("cursor")] }],
  ] as [string, string, Partial<Operation>][])("accept %s", (_what, method, operation) => {
    expect(habits(method, operation)).toBe("");
  });

  it.each([
    ["a creation without a key", "post", { responses: { 201: answer } }, "Idempotency-Key"],
    ["an update without ETag", "put", {}, "If-Match"],
    ["a read without ETag", "get", { responses: { 200: answerOf({}) } }, "304"],
    ["a page that cannot be turned", "get", { responses: paged, parameters: [query("limit")] }, "pageQuery"],
    ["a cursor into nothing", "get", { parameters: [query("limit"), query("cursor")] }, "pageQuery"],
  ] as [string, string, Partial<Operation>, string][])("refuse %s", (_what, method, operation, fault) => {
    expect(habits(method, operation)).toContain(fault);
  });
});
