import type { ClientRequestOptions } from "hono/client";
import { hc } from "hono/client";
import type { Api } from "./api.ts";

export type * from "./api.ts";

/**
 * A typed client of the API: `createClient("https://…", { headers: { authorization: "Bearer …" } })`. Where an answer is `ok`,
 * `json()` gives what the contract says; where it is not, a `Problem`.
 */
export const createClient = (base: string, options?: ClientRequestOptions): ReturnType<typeof hc<Api>> =>
  hc<Api>(base, options);
