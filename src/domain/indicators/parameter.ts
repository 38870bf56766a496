/** What an indicator or a figure can be told. Kinds carry the bounds that the doors check and the documents show. */
export type Parameter =
  | {
      readonly kind: "integer" | "number";
      readonly min: number;
      readonly max: number;
      readonly default: number;
      readonly description: string;
    }
  | {
      readonly kind: "choice";
      readonly choices: readonly [string, ...string[]];
      readonly default: string;
      readonly description: string;
    }
  | { readonly kind: "flag"; readonly default: boolean; readonly description: string }
  /** Where a sum begins: `first`, `day` or an ISO time. Has no default: it must be named. */
  | { readonly kind: "anchor"; readonly description: string };

export type Parameters = Readonly<Record<string, Parameter>>;

export type Value = number | string | boolean;

type ValueOf<P extends Parameter> = P extends { kind: "integer" | "number" }
  ? number
  : P extends { kind: "choice"; choices: readonly (infer Choice)[] }
    ? Choice
    : P extends { kind: "flag" }
      ? boolean
      : string;

/** Complete values for the parameters P. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

export const integer = (fallback: number, min: number, max: number, description: string) =>
  ({ kind: "integer", min, max, default: fallback, description }) as const;

export const number = (fallback: number, min: number, max: number, description: string) =>
  ({ kind: "number", min, max, default: fallback, description }) as const;

/** The first choice is the default. */
export const choice = <const C extends readonly [string, ...string[]]>(choices: C, description: string) =>
  ({ kind: "choice", choices, default: choices[0], description }) as const;

export const flag = (fallback: boolean, description: string) =>
  ({ kind: "flag", default: fallback, description }) as const;

/** The values given, and defaults for the others. Bounds are the doors' business. */
export function complete(
  parameters: Parameters,
  given: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) => {
      const value = given[name] ?? ("default" in parameter ? parameter.default : undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
