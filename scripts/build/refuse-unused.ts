import { readFileSync } from "node:fs";

/** A word of zod's Esperanto: an update of zod, or of who imports it, could let its languages in again. */
const OF_ANOTHER_LANGUAGE = "Nevalida enigo";

/** Ends the build when the bundle holds what an alias of wrangler.toml is there to keep out: each isolate would read it. */
export function refuseUnused(bundle: string): void {
  if (readFileSync(bundle, "utf8").includes(OF_ANOTHER_LANGUAGE)) {
    throw new Error(
      "The bundle holds zod's messages in 64 languages. See [alias] in wrangler.toml and src/platform/zod.",
    );
  }
}
