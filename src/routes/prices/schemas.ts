import { z } from "@hono/zod-openapi";
import type { AssetId } from "../../domain/ids.ts";
import { ASSET_ID_PATTERN } from "../../domain/ids.ts";
import { AMOUNT_PATTERN } from "../../domain/money/amount.ts";
import { TimeSchema } from "../http/schemas.ts";

const MOST = 100;

/** `bitcoin,ethereum`: 1 to 100 ids, each once. */
export const AssetListSchema = z
  .string()
  .max(MOST * 111)
  .transform((text) => [...new Set(text.split(","))] as AssetId[])
  .refine((ids) => ids.length <= MOST && ids.every((id) => ASSET_ID_PATTERN.test(id)), {
    error: `1 to ${MOST} coins' ids, separated by commas, such as "bitcoin,ethereum"`,
  })
  .openapi("AssetList", {
    type: "string",
    description: `1 to ${MOST} CoinGecko ids, separated by commas.`,
    example: "bitcoin,ethereum",
  });

const PriceSchema = z
  .object({
    price: z
      .string()
      .regex(AMOUNT_PATTERN)
      .openapi({ description: "Exact decimal as text, above zero.", example: "69624.01" }),
    quote: z.string().openapi({ description: "What it is counted in; USDT is not USD.", example: "tether" }),
    source: z.string().openapi({ description: "The venue.", example: "binance" }),
    asOf: TimeSchema.openapi({ description: "The venue's time of it." }),
    ageMs: z.number().int().min(0).openapi({ description: "How old it was at the answer's `asOf`." }),
    stale: z.boolean().openapi({ description: "The venue has been silent; a coin that is merely quiet is not stale." }),
    simulated: z.boolean().openapi({ description: "From the bundled simulator, not from a market." }),
    change24h: z
      .number()
      .nullable()
      .openapi({ description: "Share by which it differs from 24 hours before; null when unknown.", example: -0.0369 }),
  })
  .openapi("Price");

const views = {
  asOf: TimeSchema.openapi({ description: "When the prices were read." }),
  stale: z.boolean(),
  simulated: z.boolean(),
  prices: z.record(z.string(), PriceSchema).openapi({ description: "By coin." }),
};
const missing = z
  .array(z.string())
  .openapi({ description: "Asked for, and without a price: not known, or not traded." });

export const PricesSchema = z.object({ ...views, missing }).openapi("Prices");

export const PriceStreamFrameSchema = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("snapshot"), ...views, missing }),
    z.object({ type: z.literal("changes"), ...views }),
  ])
  .openapi("PriceStreamFrame", { description: "A snapshot first, then only coins that changed; possibly none." });
