import { z } from "@hono/zod-openapi";
import type { Parameter, Parameters, Value } from "../../domain/indicators/parameter.ts";
import { Moment } from "./columns.ts";

/** One field for each parameter, with the bounds and words of the domain's own list. */
export const fieldsOf = (parameters: Parameters): Record<string, z.ZodType<Value>> =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [
      name,
      fieldOf(parameter).openapi({ description: parameter.description }) as unknown as z.ZodType<Value>,
    ]),
  );

function fieldOf(parameter: Parameter) {
  switch (parameter.kind) {
    case "integer":
    case "number": {
      const bounded = z.number().min(parameter.min).max(parameter.max);
      return (parameter.kind === "integer" ? bounded.int() : bounded).default(parameter.default);
    }
    case "choice":
      return z.enum(parameter.choices).default(parameter.default);
    case "flag":
      return z.boolean().default(parameter.default);
    case "anchor":
      return z.union([z.enum(["first", "day"]), Moment]);
  }
  return parameter satisfies never;
}

export const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** What a double can say; the contract names bounds everywhere. */
export const AnyNumber = z.number().min(-1.7e308).max(1.7e308);

export const ParametersSchema = z
  .record(z.string(), z.union([AnyNumber, z.string().max(40), z.boolean()]))
  .openapi({ description: "All parameters, those not sent with their defaults.", maxProperties: 20 });

/** Most numbers in one answer. */
export const MOST_VALUES = 200_000;
