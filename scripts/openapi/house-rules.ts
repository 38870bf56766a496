import type { OpenApiDocument, Operation, Schema } from "./schema.ts";

const OPEN = "Public and rate-limited.";
const OPEN_UNLIMITED = "Public.";
const CLOSED = "Needs a signed-in person";

/** What Redocly's rules cannot know: each operation says who may call it, and says the same to people and to tools. */
export function houseFaults(document: OpenApiDocument): string[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) =>
      [
        ...accessFaults(operation),
        ...frameFaults(operation, document.components.schemas),
        ...(path.startsWith("/api/") ? habitFaults(method, operation, document.components.schemas) : []),
      ].map((fault) => `${method.toUpperCase()} ${path}: ${fault}`),
    ),
  );
}

function accessFaults({ operationId, tags, description, security, responses }: Operation): string[] {
  const faults: string[] = [];
  if (operationId === undefined) faults.push("has no operationId");
  if (tags?.length !== 1) faults.push("has not exactly one tag");
  const saysOpen = description?.startsWith(OPEN) === true || description?.startsWith(OPEN_UNLIMITED) === true;
  const saysClosed = description?.startsWith(CLOSED) === true;
  if (!saysOpen && !saysClosed) faults.push(`description begins with neither "${OPEN}" nor "${CLOSED}"`);
  const isOpen = security?.length === 0;
  if (saysOpen && !isOpen) faults.push("says public; add `security: PUBLIC` (src/routes/http/openapi.ts)");
  if (saysClosed && isOpen) faults.push("says that it needs a signed-in person, but its `security` is PUBLIC");
  if (saysClosed && responses?.["401"] === undefined)
    faults.push("needs a signed-in person but declares no 401; add AUTHENTICATION_ERROR to its problems(…)");
  if (!Object.keys(responses ?? {}).some((status) => Number(status) < 400)) faults.push("has no good answer");
  return faults;
}

/** Frames of a WebSocket are no answer, so no operation can refer to them; the 101's description names them instead. */
export const isFrame = (schema: string): boolean => schema.endsWith("Frame");

function frameFaults({ responses }: Operation, schemas: Readonly<Record<string, object>>): string[] {
  const switches = responses?.["101"];
  if (switches === undefined) return [];
  const named = [...switches.description.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? "");
  return named.some((name) => isFrame(name) && name in schemas)
    ? []
    : ["becomes a WebSocket, but the description of its 101 names no schema …Frame"];
}

/** What creates, and needs no key for a retry. */
const ONCE_BY_ITSELF = new Set([
  // Stores nothing.
  "issueLiveTicket",
  // The challenge that it answers is good once.
  "addPasskey",
]);
/** What changes something that nobody reads by itself, so that there is no ETag to send back. */
const WITHOUT_ETAG = new Set(["setRole"]);

/** The same everywhere: retries by key, reads and updates by ETag, lists by page. */
function habitFaults(method: string, operation: Operation, schemas: Readonly<Record<string, Schema>>): string[] {
  const { operationId = "", parameters = [], responses = {} } = operation;
  const takes = (...names: string[]) => names.every((name) => parameters.some((parameter) => parameter.name === name));
  const good = responses["200"]?.content?.["application/json"]?.schema;
  const faults: string[] = [];
  if (method === "post" && "201" in responses && !ONCE_BY_ITSELF.has(operationId) && !takes("idempotency-key"))
    faults.push("creates something, but takes no Idempotency-Key; add IdempotencyHeaders");
  if ((method === "patch" || method === "put") && !WITHOUT_ETAG.has(operationId) && !takes("if-match"))
    faults.push("changes something, but takes no If-Match; add UpdateHeaders");
  if (method === "get" && good !== undefined && !("304" in responses) && operation["x-momentary"] !== true)
    faults.push("is read, but knows no 304; let createRouter add it, or spread MOMENTARY");
  const isPage = "nextCursor" in (propertiesOf(good, schemas) ?? {});
  if (isPage !== takes("limit", "cursor"))
    faults.push("is a page without limit and cursor, or takes them and is none; use pageQuery and pageOf");
  return faults;
}

function propertiesOf(
  schema: Schema | undefined,
  schemas: Readonly<Record<string, Schema>>,
): Readonly<Record<string, Schema>> | undefined {
  if (schema?.$ref !== undefined)
    return propertiesOf(schemas[schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1)], schemas);
  return schema?.properties;
}
