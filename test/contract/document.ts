import { exports } from "cloudflare:workers";
import type { OpenApiDocument, Operation, Parameter, Schema } from "../../scripts/openapi/schema.ts";
import { ORIGIN } from "../people.ts";

/** The contract as it is served: what these suites know of the API, they know from here. */
export const contract: OpenApiDocument = await (await exports.default.fetch(`${ORIGIN}/openapi.json`)).json();

export interface Endpoint {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  /** Of its JSON body; null without one. */
  readonly body: Schema | null;
  /** Names of the security schemes that open it; none: it is public. */
  readonly openedBy: readonly string[];
  readonly isSocket: boolean;
}

export const endpoints: readonly Endpoint[] = Object.entries(contract.paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => ({
    id: operation.operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    operation,
    parameters: operation.parameters ?? [],
    body: operation.requestBody?.content["application/json"]?.schema ?? null,
    openedBy: (operation.security ?? contract.security ?? []).flatMap((requirement) => Object.keys(requirement)),
    isSocket: "101" in (operation.responses ?? {}),
  })),
);

export const isRead = ({ method }: Endpoint): boolean => method === "GET";

/** The named schema that this one refers to; null when it stands by itself. */
export function nameOf(schema: Schema): string | null {
  if (schema.$ref !== undefined) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  return (schema.allOf ?? []).map(nameOf).find((name) => name !== null) ?? null;
}

/** What a reference points to. */
export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = contract.components.schemas[nameOf(schema) ?? ""];
  if (found === undefined) throw new Error(`the contract has no ${schema.$ref}`);
  return resolved(found);
}
