import type { Config } from "../../platform/config.ts";

const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};
/** Two years, the least that browsers' preload lists take. */
const HSTS = { "strict-transport-security": "max-age=63072000; includeSubDomains" };

/** What browsers must not do with our answers. A route that serves a page of its own sets its own content policy. */
export const securityHeaders = ({ publicOrigin }: Config): Readonly<Record<string, string>> =>
  publicOrigin.startsWith("https:") ? { ...ALWAYS, ...HSTS } : ALWAYS;
