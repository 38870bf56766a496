import type { Scope, Viewer } from "../../platform/auth/viewer.ts";
import { problem } from "../../platform/problem.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * What only a session may do: everything about the account itself, so that a key that leaked can neither make other keys nor
 * lock its owner out. Who one is may be asked with a key, too.
 */
export const isForSessions = (method: string, path: string): boolean =>
  !(method === "GET" && path === "/api/v1/me") && /^\/api\/v1\/(me|auth|admin)(\/|$)/.test(path);

/** Refuses what the key of this viewer is not for. */
export function checkScope({ by }: Viewer, method: string, path: string): void {
  if (by.kind !== "key") return;
  if (isForSessions(method, path)) {
    throw problem("AUTHORIZATION_ERROR", { detail: "An API key cannot manage the account; sign in for that." });
  }
  const scope: Scope = SAFE.has(method) ? "read" : "write";
  if (!by.scopes.includes(scope)) {
    throw problem("AUTHORIZATION_ERROR", { detail: `This API key lacks the scope "${scope}".`, facts: { scope } });
  }
}
