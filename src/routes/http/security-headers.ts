import type { Config } from "../../platform/config.ts";

type Header = readonly [name: string, value: string];

const ALWAYS: readonly Header[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "no-referrer"],
  ["cross-origin-resource-policy", "same-origin"],
];
const CONTENT_POLICY: Header = ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"];
/** Two years, the least that browsers' preload lists take. */
const HSTS: Header = ["strict-transport-security", "max-age=63072000; includeSubDomains"];

/** What browsers must not do with our answers. A route that serves a page of its own has set its own content policy. */
export const securityHeaders = ({ publicOrigin }: Config, answer: Response): readonly Header[] => [
  ...ALWAYS,
  ...(answer.headers.has(CONTENT_POLICY[0]) ? [] : [CONTENT_POLICY]),
  ...(publicOrigin.startsWith("https:") ? [HSTS] : []),
];
