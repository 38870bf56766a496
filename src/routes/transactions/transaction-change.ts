import { z } from "@hono/zod-openapi";
import type { RecordTransaction } from "../../domain/ledger/commands.ts";
import { LOSS_KINDS, REWARD_KINDS, TRANSACTION_TYPES } from "../../domain/ledger/transaction.ts";
import { AmountSchema, AssetIdSchema, orNull, TextSchema, TimeSchema } from "../http/schemas.ts";
import { AccountIdSchema } from "../portfolios/schemas.ts";
import { LegSchema, LotPickSchema, MOST_LOTS, MOST_TAGS, RefSchema, TagSchema } from "./schemas.ts";

const maybe = <T extends z.ZodType>(schema: T, description: string) => orNull(schema, description).optional();

/** Any field of any form; whether they go together is judged with the whole event. */
export const TransactionChangeSchema = z
  .strictObject({
    type: z.enum(TRANSACTION_TYPES).optional().openapi({ description: "What kind of event it is." }),
    subtype: maybe(z.enum([...REWARD_KINDS, ...LOSS_KINDS]), "Kind of a reward or a loss."),
    at: TimeSchema.optional().openapi({ description: "When it happened." }),
    position: z.number().int().min(0).max(1_000_000_000).optional().openapi({
      description: "Order among those of the same time.",
    }),
    accountId: AccountIdSchema.optional().openapi({ description: "Where it happened." }),
    toAccountId: maybe(AccountIdSchema, "Where a transfer went to."),
    in: maybe(LegSchema, "What arrived, before a fee paid in it."),
    out: maybe(LegSchema, "What left, before a fee paid in it."),
    fee: maybe(LegSchema, "In any asset; on top of the legs."),
    price: maybe(AmountSchema, "Of one unit, as stated."),
    value: maybe(AmountSchema, "The total before the fee, as stated."),
    valueCurrency: maybe(AssetIdSchema, "Of price and value."),
    basis: maybe(AmountSchema, "What it cost, where it came from outside."),
    acquiredAt: maybe(TimeSchema, "Since when it has been owned."),
    lots: maybe(z.array(LotPickSchema).min(1).max(MOST_LOTS), "Which lots it takes."),
    note: maybe(TextSchema(1, 1000), "In the person's words."),
    tags: z.array(TagSchema).max(MOST_TAGS).optional().openapi({ description: "All of them." }),
    ref: RefSchema.optional().openapi({ description: "By which other rows name it." }),
    externalId: maybe(TextSchema(1, 200), "How the source names it."),
  })
  .refine((change) => Object.keys(change).length > 0, "something that changes")
  .openapi("TransactionChange", { description: "What is left out stays as it is." });

/** As the ledger takes it: only what was named. A transfer that moves another amount brings the same. */
export function changedEvent(change: z.output<typeof TransactionChangeSchema>): Partial<RecordTransaction> {
  const { at, acquiredAt, ...rest } = change;
  return definedOf({
    ...rest,
    at: at === undefined ? undefined : Date.parse(at),
    acquiredAt: acquiredAt === undefined || acquiredAt === null ? acquiredAt : Date.parse(acquiredAt),
  });
}

const definedOf = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
