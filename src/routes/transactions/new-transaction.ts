import { z } from "@hono/zod-openapi";
import type { PortfolioId } from "../../domain/ids.ts";
import type { RecordTransaction } from "../../domain/ledger/commands.ts";
import { LOSS_KINDS, REWARD_KINDS } from "../../domain/ledger/transaction.ts";
import { AmountSchema, AssetIdSchema, TextSchema, TimeSchema } from "../http/schemas.ts";
import { AccountIdSchema, PortfolioIdSchema } from "../portfolios/schemas.ts";
import { LegSchema, LotPickSchema, MOST_LOTS, MOST_TAGS, RefSchema, TagSchema } from "./schemas.ts";

/** An event as a person states it: a form for each type. What each type does is the table of docs/ledger.md. */

const common = {
  at: TimeSchema.openapi({
    description: "When it happened, to the millisecond; from 2009 on, at most 5 minutes ahead.",
  }),
  accountId: AccountIdSchema.optional().openapi({ description: "Without one: the portfolio's first account." }),
  position: z
    .number()
    .int()
    .min(0)
    .max(1_000_000_000)
    .optional()
    .openapi({ description: "Order among those of the same time; without one: after them." }),
  fee: LegSchema.optional().openapi({ description: "In any asset; on top of the legs." }),
  price: AmountSchema.optional().openapi({
    description: "Of one unit, as stated; kept as it is, even if it disagrees.",
  }),
  value: AmountSchema.optional().openapi({
    description:
      "The total before the fee, as stated; kept as it is. For what is not paid with money: what it was worth.",
  }),
  valueCurrency: AssetIdSchema.optional().openapi({
    description: "Of price and value; without one: the base currency.",
  }),
  note: TextSchema(1, 1000).optional().openapi({ description: "1 to 1000 characters." }),
  tags: z.array(TagSchema).max(MOST_TAGS).optional().openapi({ description: "Words to find it by." }),
  ref: RefSchema.optional().openapi({ description: "By which other rows name it; without one it gets one." }),
  externalId: TextSchema(1, 200).optional().openapi({ description: "How the place where it happened names it." }),
};

const lots = z.array(LotPickSchema).min(1).max(MOST_LOTS).optional().openapi({
  description: "Which lots it takes, with the method `specific`; what is left over goes by the portfolio's order.",
});
const money = "The money before the fee; where it is left out it follows from value, else from price.";
const arrives = LegSchema.openapi({ description: "What arrives, before a fee paid in it." });
const leaves = LegSchema.openapi({ description: "What leaves, before a fee paid in it." });
const history = {
  basis: AmountSchema.optional().openapi({
    description: "What it cost, in the base currency; without one its market value then stands in, and is marked.",
  }),
  acquiredAt: TimeSchema.optional().openapi({
    description: "Since when it has been owned; without one: since it came.",
  }),
};

const form = <Type extends string, Fields extends z.core.$ZodLooseShape>(
  type: Type,
  description: string,
  name: string,
  fields: Fields,
) => z.strictObject({ type: z.literal(type).openapi({ description }), ...fields, ...common }).openapi(name);

export const NewTransactionSchema = z
  .discriminatedUnion("type", [
    form("buy", "Something was bought with money, or with a coin: then it is a swap.", "NewBuy", {
      in: arrives,
      out: LegSchema.optional().openapi({ description: money }),
      lots,
    }),
    form("sell", "Something was sold for money, or for a coin: then it is a swap.", "NewSell", {
      out: leaves,
      in: LegSchema.optional().openapi({ description: money }),
      lots,
    }),
    form("swap", "One coin was given for another.", "NewSwap", { in: arrives, out: leaves, lots }),
    form("deposit", "It came from outside.", "NewDeposit", { in: arrives, ...history }),
    form("withdrawal", "It went outside.", "NewWithdrawal", { out: leaves, lots }),
    form("transfer", "It went from one account to another, or to another portfolio.", "NewTransfer", {
      out: leaves,
      toAccountId: AccountIdSchema.optional().openapi({
        description: "Where it went to; of another portfolio its first account where none is named.",
      }),
      toPortfolioId: PortfolioIdSchema.optional().openapi({
        description: "Another portfolio of one's own: its lots go there with date and cost.",
      }),
    }),
    form("reward", "It was earned by holding.", "NewReward", {
      in: arrives,
      subtype: z.enum(REWARD_KINDS).optional().openapi({ description: "What for." }),
    }),
    form("gift_in", "It was given to the owner.", "NewGiftIn", { in: arrives, ...history }),
    form("gift_out", "The owner gave it away.", "NewGiftOut", { out: leaves, lots }),
    form("fee", "A fee for itself.", "NewFee", { out: leaves, lots }),
    form("loss", "It was lost.", "NewLoss", {
      out: leaves,
      subtype: z.enum(LOSS_KINDS).optional().openapi({ description: "How." }),
      lots,
    }),
    form("split", "All that is held changes by in ÷ out, also into another coin.", "NewSplit", {
      in: arrives,
      out: leaves,
    }),
    form("migration", "Exactly so much of one coin became so much of another.", "NewMigration", {
      in: arrives,
      out: leaves,
      lots,
    }),
    form("opening_balance", "It was there before this ledger began.", "NewOpeningBalance", { in: arrives, ...history }),
  ])
  .openapi("NewTransaction");

type Stated = z.output<typeof NewTransactionSchema>;
/** Every field that any of the forms has. */
type AnyStated = { readonly [K in Stated extends infer T ? (T extends T ? keyof T : never) : never]?: unknown } & {
  readonly [K in keyof RecordTransaction]?: unknown;
};

/** As the ledger takes it: what was not said is null. */
export function statedEvent(stated: Stated): RecordTransaction {
  const any: AnyStated = stated;
  const said = <K extends keyof RecordTransaction>(name: K) => (any[name] ?? null) as RecordTransaction[K] & null;
  return {
    type: stated.type,
    at: Date.parse(stated.at),
    accountId: said("accountId"),
    position: said("position"),
    ref: said("ref"),
    subtype: said("subtype"),
    toAccountId: said("toAccountId"),
    in: said("in"),
    out: said("out"),
    fee: said("fee"),
    price: said("price"),
    value: said("value"),
    valueCurrency: said("valueCurrency"),
    basis: said("basis"),
    acquiredAt: "acquiredAt" in stated && stated.acquiredAt !== undefined ? Date.parse(stated.acquiredAt) : null,
    lots: said("lots"),
    note: said("note"),
    tags: stated.tags ?? [],
    externalId: said("externalId"),
  };
}

/** The other portfolio that a transfer goes to. */
export const targetOf = (stated: Stated): PortfolioId | null =>
  stated.type === "transfer" ? (stated.toPortfolioId ?? null) : null;

/** In the place of a row: what was not said is gone, but where it stands among others and how they name it stays. */
export function replacingEvent(stated: Stated): Partial<RecordTransaction> {
  const { position, ref, externalId, accountId, ...event } = statedEvent(stated);
  return {
    ...event,
    ...(position === null ? {} : { position }),
    ...(ref === null || ref === undefined ? {} : { ref }),
    ...(externalId === null || externalId === undefined ? {} : { externalId }),
    ...(accountId === null ? {} : { accountId }),
  };
}
