/**
 * Stands for zod in the bundle (wrangler.toml): without its messages in 64 languages and its converters, 318 KiB that
 * every isolate would read and never use. zod offers everything as one object `z`, which a bundler
 * must keep whole once it is handed on, and @hono/zod-openapi hands it on.
 */
import * as z from "./parts.ts";

export * from "./parts.ts";
export { z, z as default };
