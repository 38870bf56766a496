import { z } from "@hono/zod-openapi";
import { CountSchema, TimeSchema } from "../http/schemas.ts";

const HostSchema = z
  .object({
    host: z.string().max(300).openapi({ description: "Its address.", example: "https://data-stream.binance.vision" }),
    failures: CountSchema.openapi({ description: "In a row." }),
    restsUntil: TimeSchema.nullable().openapi({ description: "Not asked before; null when it may be asked." }),
    lastRefusal: z
      .string()
      .max(200)
      .nullable()
      .openapi({ description: "Why it last did not serve.", example: "restricted (451)" }),
  })
  .openapi("VenueHost");

const VenueSchema = z
  .object({
    source: z.string().max(40).openapi({ description: "As prices name it.", example: "binance" }),
    kind: z
      .enum(["stream", "rest"])
      .openapi({ description: "Listened to all the time, or asked where no venue serves." }),
    serves: z
      .boolean()
      .openapi({ description: "Whether it was heard within the last seconds; its prices may be shown." }),
    state: z.enum(["open", "connecting", "waiting", "asked"]).openapi({
      description: "Of its connection; `waiting` while all its hosts rest, `asked` for one without connection.",
    }),
    host: z
      .string()
      .max(300)
      .nullable()
      .openapi({ description: "The one that is connected.", example: "https://ws.kraken.com" }),
    since: TimeSchema.nullable().openapi({ description: "When it was connected." }),
    lastTickAt: TimeSchema.nullable().openapi({ description: "When something of it was last believed." }),
    pairs: CountSchema.openapi({ description: "Pairs listened to, or coins asked for." }),
    shows: CountSchema.openapi({ description: "Coins whose price is shown from it now." }),
    connects: CountSchema.openapi({ description: "Connections, or calls, since the feed was last started." }),
    hosts: z.array(HostSchema).max(20).openapi({ description: "In the order in which they are tried." }),
    ticks: z.record(z.string().max(40), CountSchema).openapi({
      description: "What became of its ticks since the feed was last started, by judgement.",
      example: { accepted: 1200, repeated: 3, jump: 1, apart: 0 },
      maxProperties: 40,
    }),
  })
  .openapi("Venue");

export const VenuesSchema = z
  .object({
    asOf: TimeSchema.openapi({ description: "When this was so." }),
    simulated: z.boolean().openapi({ description: "Whether these are stand-ins, not markets." }),
    venues: z.array(VenueSchema).max(20).openapi({ description: "In the order in which they are preferred." }),
  })
  .openapi("Venues");
