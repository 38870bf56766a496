import { currentRequestId } from "./trace.ts";

/** One line of JSON an event. Never a secret, a token, an e-mail address or a body. */
export type LogLevel = "debug" | "info" | "warn" | "error";
export type LogFields = Readonly<
  Record<string, string | number | boolean | null | undefined | Readonly<Record<string, number>>>
>;

/** With the id of the request, job or message that it belongs to, where there is one. */
export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
  console[level](
    JSON.stringify({ level, event, at: new Date().toISOString(), requestId: currentRequestId(), ...fields }),
  );
}

/** What may be told of an unexpected error in a log: its name and message, never to a client. */
export function errorFields(error: unknown): { error: string; cause?: string } {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return {
    // drizzle's message goes on with the values of the query: addresses, hashes.
    error: `${error.name}: ${error.message.split("\nparams:")[0]}`.slice(0, 500),
    ...(cause === undefined ? {} : { cause: cause.slice(0, 500) }),
  };
}
