import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { asksForWebSocket } from "../../platform/handshake.ts";
import { problem } from "../../platform/problem.ts";
import { openPriceStream } from "../../services/open-price-stream.ts";
import { PUBLIC } from "../http/openapi.ts";
import { problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetListSchema } from "../prices/schemas.ts";

export const route = createRoute({
  operationId: "streamPrices",
  method: "get",
  path: "/api/v1/stream/prices",
  tags: ["Prices"],
  summary: "Prices as they change, a WebSocket",
  description:
    "Public and rate-limited. Frames are JSON, see `PriceStreamFrame`: first a snapshot, then coins that changed, at most one a second and one at least every 5 s; after 10 s without a frame connect again. A frame with a `receipt` wants it back as a message of that text: whoever leaves 256 KiB unread is dropped with 4429. Takes the text `ping` besides, answered by `pong`; any other message closes it with 1008.",
  security: PUBLIC,
  request: { query: z.object({ coins: AssetListSchema }) },
  responses: {
    101: { description: "Switches to a WebSocket that sends `PriceStreamFrame`." },
    ...problems("VALIDATION_ERROR", "UPGRADE_REQUIRED", "OVERLOADED"),
  },
});

export const handler: RouteHandler<typeof route, AppEnv> = (c) => {
  const { headers } = c.req.raw;
  if (!asksForWebSocket(headers)) throw problem("UPGRADE_REQUIRED", { detail: "This is a WebSocket." });
  return openPriceStream(c.get("context"), { assets: c.req.valid("query").coins, headers });
};
