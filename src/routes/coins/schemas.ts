import { z } from "@hono/zod-openapi";
import { AssetIdSchema, CountSchema } from "../http/schemas.ts";

export const CoinSchema = z
  .object({
    id: z.string().max(110).openapi({ description: "CoinGecko id.", example: "bitcoin" }),
    symbol: z.string().max(30).openapi({ description: "Ticker; not unique.", example: "BTC" }),
    name: z.string().max(100).openapi({ description: "What it is called.", example: "Bitcoin" }),
    rank: CountSchema.nullable().openapi({ description: "Place in the catalogue by market value." }),
    peg: z
      .string()
      .max(10)
      .nullable()
      .openapi({ description: "Currency a stablecoin is meant to be worth.", example: "usd" }),
    status: z.enum(["active", "delisted"]).openapi({ description: "Whether it is still traded." }),
  })
  .openapi("Coin");

export const CoinPath = z.object({ id: AssetIdSchema.openapi({ param: { name: "id", in: "path" } }) });
