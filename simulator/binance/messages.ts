/** A client of the market streams, as far as its control messages concern it. */
export interface Subscriber {
  streams: ReadonlySet<string>;
  combined: boolean;
  subscribe(streams: string[]): void;
  unsubscribe(streams: string[]): void;
}

export const MOST_STREAMS = 1024;

const METHODS = ["SUBSCRIBE", "UNSUBSCRIBE", "LIST_SUBSCRIPTIONS", "SET_PROPERTY", "GET_PROPERTY"] as const;

class Invalid extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const invalid = (what: string) => new Invalid(2, `Invalid request: ${what}`);

/** Carries out a control message and gives the exchange's reply, which is never wrapped in a stream's envelope. */
export function answer(subscriber: Subscriber, text: string): object {
  let id: unknown;
  try {
    const message = parse(text);
    const at = `at line 1 column ${text.length}`;
    id = message.id ?? null;
    if (!validId(id)) {
      id = undefined;
      throw invalid("request ID must be an unsigned integer");
    }
    if (!("method" in message)) throw invalid(`missing field \`method\` ${at}`);
    return { result: carryOut(subscriber, message.method, message.params ?? [], at), id };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { code: error.code, msg: error.message, ...(id === undefined || id === null ? {} : { id }) };
  }
}

function parse(text: string): Record<string, unknown> {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    throw new Invalid(3, "Invalid JSON: expected value at line 1 column 1");
  }
  if (typeof message !== "object" || message === null || Array.isArray(message)) {
    throw invalid("expected an object at line 1 column 1");
  }
  return message as Record<string, unknown>;
}

/** A 64-bit integer, up to 36 letters and digits, or null. */
function validId(id: unknown): boolean {
  if (id === null) return true;
  return typeof id === "string" ? /^[A-Za-z0-9]{1,36}$/.test(id) : Number.isInteger(id);
}

function carryOut(subscriber: Subscriber, method: unknown, params: unknown, at: string): unknown {
  switch (method) {
    case "SUBSCRIBE": {
      const names = streamNames(params);
      if (new Set([...subscriber.streams, ...names]).size > MOST_STREAMS) throw invalid("too many parameters");
      subscriber.subscribe(names);
      return null;
    }
    case "UNSUBSCRIBE":
      subscriber.unsubscribe(streamNames(params));
      return null;
    case "LIST_SUBSCRIPTIONS":
      return [...subscriber.streams];
    case "GET_PROPERTY":
      property(params, 1);
      return subscriber.combined;
    case "SET_PROPERTY": {
      const value = property(params, 2);
      if (typeof value !== "boolean") throw new Invalid(1, "Invalid value type: expected Boolean");
      subscriber.combined = value;
      return null;
    }
    default:
      throw invalid(
        `unknown variant ${String(method)}, expected one of ${METHODS.map((name) => `\`${name}\``).join(", ")} ${at}`,
      );
  }
}

function streamNames(params: unknown): string[] {
  if (!Array.isArray(params) || !params.every((name) => typeof name === "string")) {
    throw invalid("stream name must be a string");
  }
  return params;
}

function property(params: unknown, size: number): unknown {
  if (!Array.isArray(params) || typeof params[0] !== "string") throw invalid("property name must be a string");
  if (params.length > size) throw invalid("too many parameters");
  if (params[0] !== "combined") throw new Invalid(0, "Unknown property");
  return params[1];
}
