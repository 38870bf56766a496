import { z } from "@hono/zod-openapi";
import { SHOWN_INTERVALS } from "../../domain/market/candles/view.ts";
import { AssetIdSchema, TimeSchema, ValueSchema, orNull } from "../http/schemas.ts";
import { BaseSchema } from "../assets/schemas.ts";
import { integerQuery } from "../http/pagination.ts";

export const MOST_CANDLES = 1_500;
const USUAL_CANDLES = 500;
const MOST_GAPS = 10_000;

export const CandlesPath = z.object({ id: AssetIdSchema.openapi({ param: { name: "id", in: "path" } }) });

const IntervalSchema = z.enum(SHOWN_INTERVALS);

export const CandlesQuery = z.object({
  interval: IntervalSchema.default("1h").openapi({
    description:
      "Length of a candle. Minutes are kept a week, hours two years, days for ever; the others are made of these.",
    default: "1h",
  }),
  from: TimeSchema.optional().openapi({
    description: "Candles that opened then or later. Default: as many as `limit` before `to`.",
    example: "2026-01-31T00:00:00.000Z",
  }),
  to: TimeSchema.optional().openapi({
    description: "Candles that opened before this time. Default: now, with the candle that is open.",
    example: "2026-02-28T00:00:00.000Z",
  }),
  base: BaseSchema.optional().openapi({
    description:
      "Counted in this currency, `bitcoin`, `ethereum` or `sats`, each candle by the rates of the moment at which it closed. Default: in the pair's own quote.",
  }),
  limit: integerQuery(1, MOST_CANDLES)
    .default(USUAL_CANDLES)
    .openapi({ description: `Candles a page, at most ${MOST_CANDLES}.`, default: USUAL_CANDLES }),
  cursor: z.string().min(1).max(500).optional().openapi({ description: "`nextCursor` of the page before." }),
});

const known = (what: string) => orNull(ValueSchema, `${what} Null where it is not known yet, of an open candle only.`);

const CandleSchema = z
  .object({
    time: TimeSchema.openapi({ description: "When it opened." }),
    open: known("First price."),
    high: known("Highest price."),
    low: known("Lowest price."),
    close: ValueSchema.openapi({ description: "Last price; of an open candle the latest." }),
    volume: known("How much of the coin was traded."),
    closed: z
      .boolean()
      .openapi({ description: "False for the candle that is still open; then it is what is known so far." }),
  })
  .openapi("Candle");

const SpanFields = {
  from: TimeSchema.openapi({ description: "First opening time." }),
  to: TimeSchema.openapi({ description: "End; not included." }),
};

export const CandlesSchema = z
  .object({
    coin: z.string().max(110).openapi({ description: "CoinGecko id.", example: "bitcoin" }),
    interval: IntervalSchema.openapi({ description: "As asked for." }),
    venue: z
      .string()
      .max(40)
      .nullable()
      .openapi({ description: "Where it was traded; null if nowhere.", example: "binance" }),
    symbol: z.string().max(40).nullable().openapi({ description: "The venue's name of the pair.", example: "BTCUSDT" }),
    quote: z
      .string()
      .max(110)
      .nullable()
      .openapi({ description: "What prices are counted in. USDT (`tether`) is not USD.", example: "tether" }),
    base: z
      .string()
      .max(110)
      .nullable()
      .openapi({ description: "What prices were converted into; null: they are in `quote`.", example: null }),
    assumedPeg: z
      .boolean()
      .openapi({ description: "On the way a stablecoin was taken at its peg, because its own price is not known." }),
    simulated: z.boolean().openapi({ description: "From the bundled simulator, not from a market." }),
    covered: orNull(
      z.object(SpanFields),
      "What is stored. In it a candle that is not there is a gap; outside nothing is known, and history may still come.",
    ),
    gaps: z
      .array(
        z.object({
          ...SpanFields,
          reason: z.enum(["missing", "invalid", "no_rate"]).openapi({
            description:
              "`missing`: the venue has none; `invalid`: what it gave cannot be a candle; `no_rate`: there is one, but no rate to convert it by.",
          }),
        }),
      )
      .max(MOST_GAPS)
      .openapi({ description: "Where the venue has no candles. They are asked for again; none is made up." }),
    items: z
      .array(CandleSchema)
      .max(MOST_CANDLES + 1)
      .openapi({ description: "Oldest first." }),
    nextCursor: z
      .string()
      .max(500)
      .nullable()
      .openapi({ description: "Where the next page begins; null when this is the last." }),
  })
  .openapi("Candles");
