import { z } from "@hono/zod-openapi";
import { AssetIdSchema } from "../http/schemas.ts";

export const CoinSchema = z
  .object({
    id: z.string().openapi({ description: "CoinGecko id.", example: "bitcoin" }),
    symbol: z.string().openapi({ description: "Ticker; not unique.", example: "BTC" }),
    name: z.string().openapi({ example: "Bitcoin" }),
    rank: z.number().int().nullable().openapi({ description: "Place in the catalogue by market value." }),
    peg: z.string().nullable().openapi({ description: "Currency a stablecoin is meant to be worth.", example: "usd" }),
    status: z.enum(["active", "delisted"]),
  })
  .openapi("Coin");

export const CoinPath = z.object({ id: AssetIdSchema.openapi({ param: { name: "id", in: "path" } }) });
