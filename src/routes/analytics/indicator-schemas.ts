import { z } from "@hono/zod-openapi";
import { INDICATORS } from "../../domain/indicators/indicators.ts";
import { FIELDS } from "../../domain/indicators/over-candles.ts";
import { SHOWN_INTERVALS } from "../../domain/market/candles/view.ts";
import { MOST_BARS } from "../../services/get-indicators.ts";
import { AnyNumber, ParametersSchema } from "../calc/parameters.ts";
import { AssetIdSchema, CountSchema, orNull, TimeSchema } from "../http/schemas.ts";
import { IndicatorSetSchema, MOST_INDICATORS } from "./indicator-set.ts";

const IntervalSchema = z.enum(SHOWN_INTERVALS);

export const CoinPath = z.object({ id: AssetIdSchema.openapi({ param: { name: "id", in: "path" } }) });

export const IndicatorsQuery = z.object({
  set: IndicatorSetSchema,
  interval: IntervalSchema.default("1d").openapi({
    description: "Length of a candle. Minutes are kept a week, hours two years, days for ever.",
    default: "1d",
  }),
  from: TimeSchema.optional().openapi({
    description: "Bars that opened then or later. Default: 500 bars before `to`.",
    example: "2026-01-31T00:00:00.000Z",
  }),
  to: TimeSchema.optional().openapi({
    description: `Bars that opened before this time, at most ${MOST_BARS} after \`from\`. Default: up to the last that has closed.`,
    example: "2026-02-28T00:00:00.000Z",
  }),
});

const Line = z.array(AnyNumber.nullable()).max(MOST_BARS).openapi({
  description: "A value of each bar of `time`, to 15 digits; null before the first value, and where there is none.",
});

/** What each is and how it is computed, made from the domain's own list. */
const formulas = INDICATORS.map(
  ({ name, title, formula, warmUp, degenerate }) =>
    `\`${name}\`, ${title}: ${formula}. Values ${warmUp}; ${degenerate}.`,
);

const Result = z
  .object({
    indicator: z.string().max(40).openapi({ description: "Its name." }),
    field: orNull(z.enum(FIELDS), "The column it is computed from; null where it has its own."),
    other: orNull(AssetIdSchema, "The coin beside, of correlation and beta."),
    parameters: ParametersSchema,
    lookback: orNull(
      CountSchema,
      "Bars before one after which its value no longer depends on where the candles begin: what came before weighs less than 1e-12. Null: always, from its anchor.",
    ),
    settled: z.boolean().openapi({
      description:
        "Whether so many bars were there before the first one shown. False: the candles begin too late for it, and its first values still depend on where.",
    }),
    anchoredAt: orNull(
      TimeSchema,
      "Of what counts from an anchor (OBV, VWAP): the bar that the sum of the first bar shown begins with. Null for the others.",
    ),
    lines: z.record(z.string(), Line).openapi({ description: "By the name of the line.", maxProperties: 10 }),
  })
  .openapi("CoinIndicator", { description: formulas.join("\n") });

const text = (description: string, example: string) => orNull(z.string().max(110), `${description} \`${example}\`.`);

/** Whose candles: fields that every answer about them has. */
export const candleFields = {
  coin: z.string().max(110).openapi({ description: "CoinGecko id.", example: "bitcoin" }),
  venue: text("Where it was traded; null if nowhere, such as", "binance"),
  symbol: text("The venue's name of the pair, such as", "BTCUSDT"),
  quote: text("What prices are counted in. USDT is not USD:", "tether"),
  simulated: z.boolean().openapi({ description: "From the bundled simulator, not from a market." }),
  covered: orNull(
    z.object({
      from: TimeSchema.openapi({
        description: "Where the candles begin. It may still move back, as history comes in.",
      }),
      to: TimeSchema.openapi({ description: "End of the last that has closed." }),
    }),
    "The candles that there are; null where there are none.",
  ),
} as const;

export const IndicatorsSchema = z
  .object({
    ...candleFields,
    interval: IntervalSchema.openapi({ description: "As asked for." }),
    time: z.array(TimeSchema).max(MOST_BARS).openapi({
      description: "Opening times of the closed bars, oldest first. A missing candle is skipped, not filled.",
    }),
    results: z.array(Result).max(MOST_INDICATORS).openapi({ description: "In the order of `set`." }),
  })
  .openapi("CoinIndicators");
