import { z } from "@hono/zod-openapi";
import { CRASHES } from "../../domain/risk/stress.ts";
import { MOST_COINS } from "../../services/get-portfolio-correlation.ts";
import { AssetIdSchema, CountSchema, orNull, SignedAmountSchema, TimeSchema } from "../http/schemas.ts";
import { correlationFields, WindowSchema } from "./correlation-schemas.ts";
import { CoinRiskQuery, MOST_ROWS, riskFields, spanQuery } from "./risk-schemas.ts";

const MOST_HOLDINGS = 10_000;
const coins = (description: string) => z.array(AssetIdSchema).max(MOST_HOLDINGS).openapi({ description });
const day = (description: string) => z.iso.date().openapi({ description, example: "2020-03-06" });
const change = z.number().min(-1.7e308).max(1.7e308);

const CrashSchema = z
  .object({
    name: z.string().max(100).openapi({ description: "What it is called here." }),
    from: day("UTC day from whose close it counts."),
    to: day("UTC day whose close ends it."),
    change: orNull(change, "Of the value that is covered, as a fraction; null where nothing is."),
    result: orNull(SignedAmountSchema, "The same in the base currency; a loss is negative."),
    covered: orNull(
      z.number().min(0).max(1),
      "Share of today's value that had a price then, and that the change is of; null where nothing is held.",
    ),
    without: coins("Held coins that had no price then. They are left out."),
    coins: z
      .array(
        z
          .object({
            asset: AssetIdSchema.openapi({ description: "The coin." }),
            change: change.openapi({ description: "Of its price in the base currency, as a fraction." }),
            result: SignedAmountSchema.openapi({ description: "Of its value today." }),
          })
          .openapi("CrashOfCoin"),
      )
      .max(MOST_HOLDINGS)
      .openapi({ description: "Coin by coin." }),
  })
  .openapi("Crash", { description: "What today's holdings would have made of a past crash." });

const base = AssetIdSchema.openapi({ description: "Currency of the portfolio, in which returns are counted." });

export const PortfolioRiskQuery = CoinRiskQuery;

export const PortfolioRiskSchema = z
  .object({
    base,
    ...riskFields,
    roughDays: z.array(TimeSchema).max(MOST_ROWS).openapi({
      description: "Days with large deposits or withdrawals that could not be cut: their return is rough.",
    }),
    excluded: coins("Left out because their value at an end of the span is not known."),
    stress: z
      .object({
        unpriced: coins("Held coins without a price today; they are in no sum."),
        crashes: z.array(CrashSchema).max(CRASHES.length).openapi({ description: "In order of time." }),
      })
      .openapi({
        description: "What is held today, put through past crashes: by each coin's own prices then, nothing made up.",
      }),
  })
  .openapi("PortfolioRisk");

export const PortfolioCorrelationQuery = z.object({ window: WindowSchema, ...spanQuery });

export const PortfolioCorrelationSchema = z
  .object({
    base,
    columns: z
      .array(z.string().max(110))
      .max(MOST_COINS + 1)
      .openapi({
        description: "`portfolio`, then bitcoin and the coins held, by value: the order of rows and columns.",
      }),
    window: CountSchema.openapi({ description: "Days in the window of the rolling correlation." }),
    ...correlationFields(MOST_COINS + 1),
  })
  .openapi("PortfolioCorrelation");
