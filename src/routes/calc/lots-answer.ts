import { z } from "@hono/zod-openapi";
import { METHODS } from "../../domain/ledger/settings.ts";
import { AssetIdSchema, CountSchema, orNull, SignedAmountSchema, TimeSchema, ValueSchema } from "../http/schemas.ts";

/** What a ledger in a request means. */

/** A row may bring or consume as many lots as it names. */
const MOST_ENTRIES = 1_000_000;

const list = <T extends z.ZodType>(item: T, description: string) =>
  z.array(item).max(MOST_ENTRIES).openapi({ description });
const known = (description: string) => orNull(ValueSchema, `${description} Null: a price is not known.`);
const signed = (description: string) => orNull(SignedAmountSchema, `${description} Null: a price is not known.`);

const ref = z.string().max(100).openapi({ description: "The row's own reference, or its number." });
const part = CountSchema.openapi({ description: "Which of the lots that one row brought." });
const account = z.string().max(100).openapi({ description: "Name of the account." });
const term = orNull(z.enum(["short", "long"]), "Holding period. Null: no boundary is set.");
const direction = z.enum(["in", "out"]).openapi({ description: "`in`: was put into the portfolio." });
const entry = { ref, at: TimeSchema };

const Total = z
  .object({
    value: SignedAmountSchema,
    unknown: CountSchema.openapi({ description: "How many figures are not known and not in the sum." }),
  })
  .openapi("CalcTotal", { description: "Sum of what is known." });

const Holding = z.object({
  asset: AssetIdSchema,
  quantity: ValueSchema,
  cost: known("What it cost."),
  averageCost: known("Of one unit."),
  price: known("The last given for a time not later."),
  value: known("Quantity at that price."),
  unrealised: signed("Value less cost."),
});

const Lot = z.object({
  ref,
  part,
  asset: AssetIdSchema,
  account,
  acquiredAt: TimeSchema,
  quantity: ValueSchema,
  cost: known("What is left of its cost."),
  acquired: z
    .object({ quantity: ValueSchema, cost: known("All of it.") })
    .openapi({ description: "The whole lot, as it came." }),
  price: orNull(ValueSchema, "Of one unit, as it was stated."),
  basisAssumed: z.boolean().openapi({ description: "Nobody said what it cost: the market value stands in." }),
  breakEven: known("Cost of one unit: sold for this it makes neither gain nor loss."),
  ageDays: z
    .number()
    .int()
    .min(-3_000_000)
    .max(3_000_000)
    .openapi({ description: "Whole days since it was acquired." }),
  term,
});

const DisposedLot = z.object({
  ref,
  part,
  acquiredAt: TimeSchema,
  quantity: ValueSchema,
  cost: known("Its part of the cost."),
  proceeds: signed("Its part of the proceeds."),
  gain: signed("Proceeds less cost."),
  term,
});

const Disposal = z.object({
  ...entry,
  kind: z.enum(["sale", "swap", "fee", "gift", "loss", "overdraft"]).openapi({
    description: "`fee`: consumed to pay one. `overdraft`: money that was owed and came back.",
  }),
  asset: AssetIdSchema,
  account,
  quantity: ValueSchema,
  proceeds: signed("With feeMode `basis` after the fee."),
  cost: known("What its lots cost."),
  gain: signed("Proceeds less cost."),
  lots: list(DisposedLot, "The lots that bore it."),
});

export const CalculatedLots = z
  .object({
    asOf: TimeSchema,
    base: AssetIdSchema,
    method: z.enum(METHODS).openapi({ description: "The lot method." }),
    holdings: list(Holding, "What is held, without money."),
    lots: list(Lot, "What is left of the lots."),
    disposals: list(Disposal, "What was given away at a gain or loss, in order."),
    income: list(
      z.object({
        ...entry,
        kind: z.string().max(100).openapi({ description: "Of the reward.", example: "staking" }),
        asset: AssetIdSchema,
        quantity: ValueSchema,
        value: known("Income, which is also the basis."),
      }),
      "Rewards.",
    ),
    fees: list(
      z.object({
        ...entry,
        asset: AssetIdSchema,
        amount: ValueSchema,
        value: known("In the base currency."),
        apart: z.boolean().openapi({ description: "Still to be taken off; otherwise it is in costs or proceeds." }),
      }),
      "Fees as they were paid.",
    ),
    flows: list(z.object({ ...entry, direction, value: known("At that instant.") }), "What crossed the border."),
    carried: list(
      z.object({ ...entry, asset: AssetIdSchema, direction, gain: signed("Market value less basis at the border.") }),
      "Gain that came or went with coins at their basis.",
    ),
    cash: list(
      z.object({ asset: AssetIdSchema, quantity: SignedAmountSchema, cost: signed("What it cost.") }),
      "Money, where it is tracked.",
    ),
    balances: list(
      z.object({ account, asset: AssetIdSchema, quantity: SignedAmountSchema }),
      "What lies where; with pooled lots an account may owe what another holds.",
    ),
    totals: z
      .object({
        in: Total,
        out: Total,
        realised: Total,
        income: Total,
        feesApart: Total,
        carriedIn: Total,
        carriedOut: Total,
      })
      .openapi({
        description:
          "value + out − in = realised + unrealised + income − feesApart + carriedOut − carriedIn, to the last digit.",
      }),
    unknown: list(
      z.object({ ...entry, asset: AssetIdSchema }),
      "Prices that were needed and not given: what they enter is null.",
    ),
    notes: z.array(z.string().max(200)).max(10).openapi({ description: "Which rules are not applied." }),
  })
  .openapi("CalculatedLots");
