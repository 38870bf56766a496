import { z } from "@hono/zod-openapi";
import { METHODS } from "../../domain/ledger/settings.ts";
import { AssetIdSchema, CountSchema, TimeSchema } from "../http/schemas.ts";
import { DisposalSchema, FeeSchema, IncomeSchema, LotSchema, SumSchema } from "./lot-schemas.ts";
import { NotesSchema } from "./look.ts";

const MOST_ROWS = 1_000_000;

const Gains = z
  .object({
    count: CountSchema.openapi({ description: "Rows that are in it." }),
    proceeds: SumSchema,
    cost: SumSchema,
    gain: SumSchema,
  })
  .openapi("YearGains", { description: "Sums of what was given away." });

export const YearSchema = z
  .object({
    year: z.number().int().min(2009).max(2100).openapi({ description: "The year." }),
    timeZone: z.string().max(64).openapi({ description: "Whose midnights it begins and ends with." }),
    base: AssetIdSchema,
    method: z.enum(METHODS).openapi({ description: "The lot method." }),
    from: TimeSchema.openapi({ description: "When it begins." }),
    to: TimeSchema.openapi({ description: "When the next one does." }),
    asOf: TimeSchema.openapi({ description: "Its last moment; of a year that is not over, now." }),
    gains: z
      .object({
        short: Gains.openapi({ description: "Held up to the boundary." }),
        long: Gains.openapi({ description: "Held beyond it." }),
        other: Gains.openapi({ description: "Where no boundary is set, or no lot bore it." }),
        all: Gains.openapi({ description: "Together." }),
      })
      .openapi({ description: "Of everything given away, losses aside, by holding period." }),
    losses: Gains.openapi({ description: "Theft, lost keys, slashing: their own heading." }),
    income: z
      .object({
        byKind: z
          .array(
            z.object({
              kind: z.string().max(100).openapi({ description: "Of the reward.", example: "staking" }),
              count: CountSchema.openapi({ description: "How many." }),
              value: SumSchema,
            }),
          )
          .max(100)
          .openapi({ description: "By kind." }),
        total: SumSchema,
      })
      .openapi({ description: "Rewards." }),
    fees: z
      .object({
        total: SumSchema,
        apart: SumSchema.openapi({ description: "Those that are not in costs and proceeds." }),
      })
      .openapi({ description: "Fees as they were paid." }),
    disposals: z.array(DisposalSchema).max(MOST_ROWS).openapi({ description: "Lot by lot, in order." }),
    incomeRows: z.array(IncomeSchema).max(MOST_ROWS).openapi({ description: "In order." }),
    feeRows: z.array(FeeSchema).max(MOST_ROWS).openapi({ description: "In order." }),
    closingLots: z.array(LotSchema).max(MOST_ROWS).openapi({ description: "What was left at its end." }),
    notes: NotesSchema,
  })
  .openapi("YearReport");
