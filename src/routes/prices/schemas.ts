import { z } from "@hono/zod-openapi";
import type { AssetId } from "../../domain/ids.ts";
import { ASSET_ID_PATTERN } from "../../domain/ids.ts";
import { AMOUNT_PATTERN } from "../../domain/money/amount.ts";
import { CountSchema, TimeSchema } from "../http/schemas.ts";

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
    description: `1 to ${MOST} CoinGecko ids, separated by commas.`,
    example: "bitcoin,ethereum",
  });

export const PriceSchema = z
  .object({
    price: z
      .string()
      .regex(AMOUNT_PATTERN)
      .openapi({ description: "Exact decimal as text, above zero.", example: "69624.01" }),
    quote: z.string().max(110).openapi({ description: "What it is counted in; USDT is not USD.", example: "tether" }),
    source: z.string().max(40).openapi({ description: "The venue.", example: "binance" }),
    asOf: TimeSchema.openapi({ description: "The venue's time of it." }),
    ageMs: CountSchema.openapi({ description: "How old it was at the answer's `asOf`." }),
    stale: z.boolean().openapi({ description: "The venue has been silent; a coin that is merely quiet is not stale." }),
    simulated: z.boolean().openapi({ description: "From the bundled simulator, not from a market." }),
    change24h: z
      .number()
      .min(-1)
      .max(1e15)
      .nullable()
      .openapi({ description: "Share by which it differs from 24 hours before; null when unknown.", example: -0.0369 }),
  })
  .openapi("Price");

const views = {
  asOf: TimeSchema.openapi({ description: "When the prices were read." }),
  stale: z.boolean().openapi({ description: "Whether one of them is stale." }),
  simulated: z.boolean().openapi({ description: "Whether the prices are simulated." }),
  prices: z.record(z.string().max(110), PriceSchema).openapi({ description: "By coin.", maxProperties: MOST }),
};
const missing = z
  .array(z.string().max(110))
  .max(MOST)
  .openapi({ description: "Asked for, and without a price: not known, or not traded." });

export const PricesSchema = z.object({ ...views, missing }).openapi("Prices");

const receipt = z
  .string()
  .max(40)
  .optional()
  .openapi({ description: "In some frames: send this text back, as it is, once the frame is read." });

export const PriceStreamFrameSchema = z
  .discriminatedUnion("type", [
    z.object({ type: z.literal("snapshot").openapi({ description: "The first frame." }), ...views, missing, receipt }),
    z.object({ type: z.literal("changes").openapi({ description: "All later ones." }), ...views, receipt }),
  ])
  .openapi("PriceStreamFrame", { description: "A snapshot first, then only coins that changed; possibly none." });
