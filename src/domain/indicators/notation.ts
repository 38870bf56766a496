import { complete, type Parameter, type Parameters, type Value } from "./parameter.ts";

/** `sma:20`, `macd:12:26:9`, `ema:50:seed=first`: a name, and its parameters in their order or by name. */
export interface Noted {
  readonly name: string;
  /** Complete and within their bounds. */
  readonly parameters: Readonly<Record<string, Value>>;
  /** What was said by name beside the parameters. */
  readonly extra: Readonly<Record<string, string>>;
}

/** Reads one item of a list; a string says what was expected. `extras`: names that may stand beside the parameters. */
export function readNotation(
  text: string,
  parametersOf: (name: string) => Parameters | undefined,
  extras: readonly string[],
): Noted | string {
  const [name = "", ...parts] = text.split(":");
  const parameters = parametersOf(name);
  if (parameters === undefined) return `a name of the list in the place of "${name.slice(0, 40)}"`;
  const order = Object.keys(parameters);
  const given: Record<string, Value> = {};
  const extra: Record<string, string> = {};
  let place = 0;
  for (let i = 0; i < parts.length; i++) {
    const [first, second] = split(parts[i] as string);
    const key = second === undefined ? order[place++] : first;
    if (key === undefined) return `${name}: at most ${order.length} parameters`;
    let said = second ?? first;
    if (Object.hasOwn(given, key) || Object.hasOwn(extra, key)) return `${name}: ${key} once`;
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    if (parameter === undefined && extras.includes(key)) extra[key] = said;
    else if (parameter === undefined) return `${name}: no parameter "${key.slice(0, 40)}", but ${known(order, extras)}`;
    else {
      // A time has colons of its own.
      if (parameter.kind === "anchor") said = [said, ...parts.slice(i + 1)].join(":");
      const value = valueOf(parameter, said);
      if (value === null) return `${name}: ${key}, ${wanted(parameter)}`;
      given[key] = value;
      if (parameter.kind === "anchor") break;
    }
  }
  for (const key of order)
    if (given[key] === undefined && parameters[key]?.kind === "anchor") return `${name}: ${key}, ${ANCHOR}`;
  return { name, parameters: complete(parameters, given), extra };
}

function split(part: string): [string, string?] {
  const at = part.indexOf("=");
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + 1)];
}

const known = (order: readonly string[], extras: readonly string[]): string =>
  [...order, ...extras].join(", ") || "none";

const NUMBER = /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/;
const ANCHOR = "`first`, `day`, or a date or time in UTC";
const TIME = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,3})?)?Z)?$/;

/** Whether a text is a date or a time in UTC that is in the calendar. */
export function isMoment(text: string): boolean {
  const [, date] = TIME.exec(text) ?? [];
  const at = Date.parse(text);
  return date !== undefined && Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
}

function valueOf(parameter: Parameter, text: string): Value | null {
  switch (parameter.kind) {
    case "integer":
    case "number": {
      const value = NUMBER.test(text) ? Number(text) : Number.NaN;
      const fits = value >= parameter.min && value <= parameter.max;
      return fits && (parameter.kind === "number" || Number.isInteger(value)) ? value : null;
    }
    case "choice":
      return parameter.choices.includes(text) ? text : null;
    case "flag":
      return text === "true" ? true : text === "false" ? false : null;
    case "anchor":
      return text === "first" || text === "day" || isMoment(text) ? text : null;
  }
  return parameter satisfies never;
}

function wanted(parameter: Parameter): string {
  switch (parameter.kind) {
    case "integer":
      return `a whole number from ${parameter.min} to ${parameter.max}`;
    case "number":
      return `a number from ${parameter.min} to ${parameter.max}`;
    case "choice":
      return parameter.choices.join(" or ");
    case "flag":
      return "true or false";
    case "anchor":
      return ANCHOR;
  }
  return parameter satisfies never;
}
