import { z } from "@hono/zod-openapi";
import type { AssetId } from "../../domain/ids.ts";
import { ASSET_ID_PATTERN } from "../../domain/ids.ts";
import { BAD_DAY, LEAST_BAD_DAYS } from "../../domain/risk/on-bad-days.ts";
import { integerQuery } from "../http/pagination.ts";
import { AssetIdSchema, CountSchema, TimeSchema } from "../http/schemas.ts";
import { MOST_ROWS, spanQuery } from "./risk-schemas.ts";

export const MOST_COINS = 20;
/** With fewer pairs there is no figure, whatever the window. */
const LEAST_WINDOW = 30;
const USUAL_WINDOW = 90;

const CoinsSchema = z
  .string()
  .min(1)
  .max(MOST_COINS * 111)
  .transform((text) => [...new Set(text.split(","))] as AssetId[])
  .refine((ids) => ids.length >= 2 && ids.length <= MOST_COINS && ids.every((id) => ASSET_ID_PATTERN.test(id)), {
    error: `2 to ${MOST_COINS} coins' ids, separated by commas, such as "bitcoin,ethereum"`,
  })
  .openapi({
    type: "string",
    minLength: 1,
    maxLength: MOST_COINS * 111,
    description: `2 to ${MOST_COINS} CoinGecko ids, separated by commas.`,
    example: "bitcoin,ethereum",
  });

export const WindowSchema = integerQuery(LEAST_WINDOW, 1_000)
  .default(USUAL_WINDOW)
  .openapi({ description: "Days in the window of the rolling correlation.", default: USUAL_WINDOW });

export const CorrelationQuery = z.object({ coins: CoinsSchema, window: WindowSchema, ...spanQuery });

/** Within [−1, 1]: it is rounded there. */
const R = z.number().min(-1).max(1);
const square = <T extends z.ZodType>(entry: T, most: number, description: string) =>
  z.array(z.array(entry).max(most)).max(most).openapi({ description });

/** Correlations of so many columns at most. */
export const correlationFields = (most: number) =>
  ({
    time: z.array(TimeSchema).max(MOST_ROWS).openapi({ description: "When each day ended, oldest first." }),
    matrix: square(
      R.nullable(),
      most,
      "Pearson's r of the daily returns of each two, over the days that both have: symmetric, 1 on the diagonal. Null with fewer than 30 days, or where one does not vary.",
    ),
    days: square(CountSchema, most, "Days that each two have in common."),
    rolling: z
      .array(
        z.object({
          with: z.string().max(110).openapi({ description: "The other one." }),
          values: z
            .array(R.nullable())
            .max(MOST_ROWS)
            .openapi({ description: "A value of each day of `time`; null before the window is full." }),
        }),
      )
      .max(most)
      .openapi({ description: "Of the first with each of the others, over the last `window` days that both have." }),
    onBadDays: z
      .object({
        days: CountSchema.openapi({ description: "How many such days there were." }),
        matrix: square(R.nullable(), most, `As \`matrix\`; null with fewer than ${LEAST_BAD_DAYS} days.`),
        common: square(CountSchema, most, "Such days that each two have in common."),
      })
      .openapi({
        description: `The same on the days alone on which bitcoin fell by ${-BAD_DAY * 100} % or more. Ask for a longer span where they are too few.`,
      }),
  }) as const;

export const CorrelationSchema = z
  .object({
    coins: z.array(AssetIdSchema).max(MOST_COINS).openapi({ description: "In the order of rows and columns." }),
    window: CountSchema.openapi({ description: "Days in the window of the rolling correlation." }),
    simulated: z.boolean().openapi({ description: "From the bundled simulator, not from a market." }),
    ...correlationFields(MOST_COINS),
  })
  .openapi("Correlation");
