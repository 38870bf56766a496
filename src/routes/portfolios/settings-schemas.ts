import { z } from "@hono/zod-openapi";
import { METHODS } from "../../domain/ledger/settings.ts";
import { AmountSchema, AssetIdSchema, orNull } from "../http/schemas.ts";
import { LongAfterSchema, ZoneSchema } from "../calc/ledger-rows.ts";

/** How a portfolio's books are kept; what each does stands in docs/ledger.md. */
const fields = {
  method: z.enum(METHODS).openapi({ description: "Which lots a disposal takes." }),
  feeMode: z.enum(["basis", "apart"]).openapi({ description: "In cost and proceeds, or counted for itself." }),
  rankBy: z.enum(["cost", "price"]).openapi({ description: "HIFO and LOFO by unit cost or by stated price." }),
  lotScope: z.enum(["portfolio", "account"]).openapi({ description: "One set of lots, or one for each account." }),
  longInclusive: z.boolean().openapi({ description: "Long already at the boundary." }),
  timeZone: ZoneSchema.openapi({
    description: "Of holding periods in years and months, and of reports.",
    example: "UTC",
  }),
  cash: z
    .enum(["untracked", "tracked"])
    .openapi({ description: "Money comes from outside and goes there, or is held." }),
  cashAssets: z.array(AssetIdSchema).max(50).openapi({ description: "Coins that count as money." }),
  rewardBasis: z.enum(["market", "zero"]).openapi({ description: "Market value, which is income, or nothing." }),
  forkBasis: z.enum(["market", "zero"]).openapi({ description: "The same, of forks." }),
  giftOut: z.enum(["carried", "disposal"]).openapi({ description: "Leaves at its basis, or is sold at market value." }),
  transferFee: z
    .enum(["disposal", "zero", "basis"])
    .openapi({ description: "Sold at market value, sold for nothing, or its basis stays with what arrives." }),
  dustBelow: AmountSchema.openapi({
    description: "Positions worth less, in the base currency, are left out of rankings.",
  }),
};
const longAfter = orNull(LongAfterSchema, "Holding period after which a gain is long; null: no long term.");

export const LedgerSettingsSchema = z.object({ ...fields, longAfter }).openapi("LedgerSettings", {
  description: "How the books are kept.",
});

const maybe = <T extends z.ZodType>(schema: T) => orNull(schema, "null: the default again.").optional();

export const SettingsChangeSchema = z
  .strictObject({
    method: maybe(fields.method),
    feeMode: maybe(fields.feeMode),
    rankBy: maybe(fields.rankBy),
    lotScope: maybe(fields.lotScope),
    longAfter: longAfter.optional(),
    longInclusive: maybe(fields.longInclusive),
    timeZone: maybe(fields.timeZone),
    cash: maybe(fields.cash),
    cashAssets: maybe(fields.cashAssets),
    rewardBasis: maybe(fields.rewardBasis),
    forkBasis: maybe(fields.forkBasis),
    giftOut: maybe(fields.giftOut),
    transferFee: maybe(fields.transferFee),
    dustBelow: maybe(fields.dustBelow),
  })
  .openapi("SettingsChange", { description: "What is left out stays as it is." });
