import { createRoute } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { getVenues } from "../../services/get-venues.ts";
import { MOMENTARY } from "../http/etagged.ts";
import { PUBLIC } from "../http/openapi.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { VenuesSchema } from "./schemas.ts";

export const route = createRoute({
  ...MOMENTARY,
  operationId: "getVenues",
  method: "get",
  path: "/api/v1/market/venues",
  tags: ["Prices"],
  summary: "How the sources of prices do",
  description:
    "Public and rate-limited. Each venue with its connection, the health of its hosts, and what became of its ticks: `apart` were too far from the other venues to be shown, `jump` waited for confirmation.",
  security: PUBLIC,
  responses: { 200: json(VenuesSchema, "The venues."), ...problems("PRICES_UNAVAILABLE") },
});

const time = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const { asOf, simulated, venues } = await getVenues(c.get("context"));
  const shown = venues.map((venue) => ({
    ...venue,
    since: time(venue.since),
    lastTickAt: time(venue.lastTickAt),
    hosts: venue.hosts.map((host) => ({ ...host, restsUntil: host.restsUntil > asOf ? time(host.restsUntil) : null })),
  }));
  return c.json({ asOf: new Date(asOf).toISOString(), simulated, venues: shown }, 200);
};
