import { z } from "@hono/zod-openapi";
import type { AccountId, TransactionId } from "../../domain/ids.ts";
import { USD } from "../../domain/ids.ts";
import { isPeriod } from "../../domain/ledger/holding-period.ts";
import { DEFAULT_SETTINGS, METHODS } from "../../domain/ledger/settings.ts";
import type { FoldSettings } from "../../domain/ledger/settings.ts";
import type { Transaction } from "../../domain/ledger/transaction.ts";
import { TRANSACTION_TYPES } from "../../domain/ledger/transaction.ts";
import { AmountSchema, AssetIdSchema, orNull, TextSchema, TimeSchema } from "../http/schemas.ts";

/** A ledger in a request: its rows, and how they are to be read. */

export const MOST_ROWS = 10_000;

const Leg = z.strictObject({ asset: AssetIdSchema, amount: AmountSchema }).openapi("CalcLeg");
const Name = TextSchema(1, 100);

const Picked = z.strictObject({
  ref: Name.openapi({ description: "Of the row that brought the lot." }),
  quantity: AmountSchema,
});
const Arrived = z.strictObject({
  acquiredAt: TimeSchema,
  quantity: AmountSchema,
  cost: orNull(AmountSchema, "What it cost; null: not known."),
  price: orNull(AmountSchema, "Of one unit, as stated.").default(null),
});

export const RowSchema = z
  .strictObject({
    type: z.enum(TRANSACTION_TYPES).openapi({ description: "What happened; docs/ledger.md says what each does." }),
    subtype: Name.optional().openapi({ description: "Kind of a reward or loss: staking, airdrop, fork, theft …" }),
    at: TimeSchema,
    ref: Name.optional().openapi({ description: "By which other rows name it; without one its number, from 0." }),
    position: z.number().int().min(0).max(1_000_000_000).optional().openapi({
      description: "Order among rows of the same time; without one the order given.",
    }),
    account: Name.default("Main").openapi({ description: "Any name." }),
    toAccount: Name.optional().openapi({ description: "Of a transfer between accounts." }),
    in: Leg.optional().openapi({ description: "What arrived, before a fee paid in it." }),
    out: Leg.optional().openapi({ description: "What left, before a fee paid in it." }),
    fee: Leg.optional(),
    price: AmountSchema.optional().openapi({ description: "Of one unit, as stated." }),
    value: AmountSchema.optional().openapi({
      description: "The total, as stated; for what is not paid with money its value.",
    }),
    valueCurrency: AssetIdSchema.optional().openapi({
      description: "Of price and value; without one the base currency.",
    }),
    basis: AmountSchema.optional().openapi({
      description: "What it cost, in the base currency, where it comes from outside.",
    }),
    acquiredAt: TimeSchema.optional().openapi({
      description: "Since when it has been owned, where it comes from outside.",
    }),
    lots: z
      .union([z.array(Picked).min(1).max(1000), z.array(Arrived).min(1).max(1000)])
      .optional()
      .openapi({
        description: "Lots that a disposal names (method `specific`), or that arrived from another portfolio.",
      }),
  })
  .openapi("CalcTransaction");

export const LongAfterSchema = z
  .string()
  .max(16)
  .refine(isPeriod, "years and months, or days, such as P1Y or P365D")
  .openapi({ description: "Years and months are calendar days, days count time.", example: "P1Y" });

export const ZoneSchema = z.string().max(64).refine(isZone, "a time zone such as Europe/Berlin");

export const SettingsSchema = z
  .strictObject({
    method: z.enum(METHODS).default("fifo").openapi({ description: "Which lots a disposal takes." }),
    rest: z.enum(["fifo", "lifo", "hifo", "lofo"]).default("fifo").openapi({
      description: "With `specific`: which lots go where none is named.",
    }),
    feeMode: z
      .enum(["basis", "apart"])
      .default("basis")
      .openapi({ description: "In cost and proceeds, or counted for itself." }),
    rankBy: z
      .enum(["cost", "price"])
      .default("cost")
      .openapi({ description: "HIFO and LOFO by unit cost or by stated price." }),
    lotScope: z
      .enum(["portfolio", "account"])
      .default("portfolio")
      .openapi({ description: "One set of lots, or one for each account." }),
    longAfter: LongAfterSchema.nullable().default("P1Y").openapi({
      description: "Years and months are calendar days, days count time; null: no long term.",
      example: "P1Y",
    }),
    longInclusive: z.boolean().default(false).openapi({ description: "Long already at the boundary." }),
    timeZone: ZoneSchema.default("UTC").openapi({ description: "Of holding periods in years and months." }),
    cash: z
      .enum(["untracked", "tracked"])
      .default("untracked")
      .openapi({ description: "Money comes from outside and goes there, or is held." }),
    cashAssets: z.array(AssetIdSchema).max(50).default([]).openapi({ description: "Coins that count as money." }),
    pegged: z.array(AssetIdSchema).max(50).default([]).openapi({
      description: "Coins with a peg: a swap is valued by them first.",
    }),
    rewardBasis: z
      .enum(["market", "zero"])
      .default("market")
      .openapi({ description: "Market value, which is income, or nothing." }),
    forkBasis: z.enum(["market", "zero"]).default("zero").openapi({ description: "The same, of forks." }),
    giftOut: z
      .enum(["carried", "disposal"])
      .default("carried")
      .openapi({ description: "Leaves at its basis, or is sold at market value." }),
    transferFee: z
      .enum(["disposal", "zero", "basis"])
      .default("disposal")
      .openapi({ description: "Sold at market value, sold for nothing, or its basis stays with what arrives." }),
  })
  .openapi("CalcSettings");

export const BaseSchema = AssetIdSchema.default(USD).openapi({ description: "What everything is valued in." });

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const foldSettings = (stated: z.infer<typeof SettingsSchema>, base: FoldSettings["base"]): FoldSettings => ({
  ...DEFAULT_SETTINGS,
  ...stated,
  base,
});

/** Rows as the ledger has them; a list that is newest first is read backwards. */
export function ledgerRows(rows: readonly z.infer<typeof RowSchema>[], newestFirst: boolean): Transaction[] {
  const last = rows.length - 1;
  return rows.map((row, i) => {
    const at = Date.parse(row.at);
    return {
      id: `row ${String(i).padStart(5, "0")}` as TransactionId,
      ref: row.ref ?? String(i),
      at,
      position: row.position ?? (newestFirst ? last - i : i),
      type: row.type,
      subtype: row.subtype ?? null,
      accountId: row.account as AccountId,
      toAccountId: (row.toAccount ?? null) as AccountId | null,
      in: row.in ?? null,
      out: row.out ?? null,
      fee: row.fee ?? null,
      price: row.price ?? null,
      value: row.value ?? null,
      valueCurrency: row.valueCurrency ?? null,
      basis: row.basis ?? null,
      acquiredAt: row.acquiredAt === undefined ? null : Date.parse(row.acquiredAt),
      lots: lotsOf(row.lots),
      transferId: null,
      note: null,
      source: "calc",
      createdAt: at,
      updatedAt: at,
    };
  });
}

function lotsOf(lots: z.infer<typeof RowSchema>["lots"]): NonNullable<Transaction["lots"]> | null {
  const arrived = lots?.flatMap((lot) =>
    "acquiredAt" in lot ? [{ ...lot, acquiredAt: Date.parse(lot.acquiredAt) }] : [],
  );
  const picked = lots?.flatMap((lot) => ("ref" in lot ? [lot] : []));
  return arrived !== undefined && arrived.length > 0 ? arrived : (picked ?? null);
}
