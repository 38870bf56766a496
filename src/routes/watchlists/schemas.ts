import { z } from "@hono/zod-openapi";
import type { WatchlistId } from "../../domain/ids.ts";
import { WATCHLIST_ID_PATTERN } from "../../domain/ids.ts";
import { MOST_WATCHED, MOST_WATCHLISTS } from "../../services/watchlists.ts";
import { AssetIdSchema, CountSchema, orNull, TextSchema, TimeSchema } from "../http/schemas.ts";
import { PriceSchema } from "../prices/schemas.ts";
import { CoinSentimentSchema } from "../sentiment/schemas.ts";

export const WatchlistIdSchema = z
  .string()
  .regex(WATCHLIST_ID_PATTERN, "a watchlist's id")
  .transform((text) => text as WatchlistId)
  .openapi("WatchlistId", { description: "A watchlist's id.", example: "wl_01KABC0000000000000000000Z" });

export const WatchlistPath = z.object({ id: WatchlistIdSchema.openapi({ param: { name: "id", in: "path" } }) });

const Name = TextSchema(1, 100).openapi({ description: "1 to 100 characters.", example: "Layer 1" });
const Note = TextSchema(1, 1000);

const Coins = z
  .array(
    z.strictObject({
      asset: AssetIdSchema,
      note: orNull(Note, "In the person's own words.").default(null),
    }),
  )
  .max(MOST_WATCHED)
  .refine((coins) => new Set(coins.map(({ asset }) => asset)).size === coins.length, "each coin once");

export const NewWatchlistSchema = z
  .strictObject({ name: Name, coins: Coins.default([]).openapi({ description: "In order." }) })
  .openapi("NewWatchlist");

export const WatchlistChangeSchema = z
  .strictObject({
    name: Name.optional(),
    position: z
      .number()
      .int()
      .min(0)
      .max(MOST_WATCHLISTS)
      .optional()
      .openapi({ description: "Its place among one's lists, from 0.", example: 0 }),
    coins: Coins.optional().openapi({ description: "All of them, in order; what is left out goes." }),
  })
  .refine((change) => Object.keys(change).length > 0, "name, position or coins")
  .openapi("WatchlistChange", { description: "What is left out stays as it is." });

const coin = {
  asset: AssetIdSchema,
  symbol: z.string().max(100).openapi({ description: "Its symbol.", example: "BTC" }),
  name: z.string().max(200).openapi({ description: "Its name.", example: "Bitcoin" }),
  note: orNull(z.string().max(1000), "In the person's own words."),
};

const list = {
  id: WatchlistIdSchema,
  name: z.string().max(100).openapi({ description: "What the person calls it.", example: "Layer 1" }),
  position: CountSchema.openapi({ description: "Its place among one's lists." }),
  createdAt: TimeSchema,
};

export const WatchlistSchema = z
  .object({
    ...list,
    coins: z.array(z.object(coin).openapi("WatchedCoin")).max(MOST_WATCHED).openapi({ description: "In order." }),
  })
  .openapi("Watchlist");

export const WatchlistsSchema = z
  .object({ items: z.array(WatchlistSchema).max(MOST_WATCHLISTS).openapi({ description: "In order." }) })
  .openapi("Watchlists");

export const WatchedSchema = z
  .object({
    ...list,
    asOf: TimeSchema.openapi({ description: "When the prices were read." }),
    stale: z.boolean().openapi({ description: "Whether one of them is stale." }),
    simulated: z.boolean().openapi({ description: "Whether the prices are simulated." }),
    coins: z
      .array(
        z
          .object({
            ...coin,
            price: orNull(PriceSchema, "Null: not traded, or nobody knows."),
            sentiment: orNull(CoinSentimentSchema, "What the news says. Null: it is no coin."),
          })
          .openapi("WatchedCoinNow"),
      )
      .max(MOST_WATCHED)
      .openapi({ description: "In order." }),
  })
  .openapi("WatchlistNow");
