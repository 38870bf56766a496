import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { problem } from "../../platform/problem.ts";
import type { AppEnv } from "./router.ts";

const MOST_BYTES = 1024 * 1024;

/** No body above 1 MiB is read to its end, let alone parsed. */
export const limitBody = bodyLimit({
  maxSize: MOST_BYTES,
  onError: () => {
    throw problem("PAYLOAD_TOO_LARGE", { detail: `A body has at most ${MOST_BYTES} bytes.` });
  },
});

/** Bodies are JSON and say so; by that alone no plain form of another site can send one. */
export const requireJson = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.raw.body !== null && c.req.header("content-length") !== "0") {
    const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
    if (type !== "application/json") throw problem("UNSUPPORTED_MEDIA_TYPE", { detail: "Send application/json." });
  }
  await next();
});
