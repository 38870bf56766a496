import { z } from "@hono/zod-openapi";
import type { MappedField } from "../../domain/imports/formats/mapped.ts";
import { MAPPED_TYPES } from "../../domain/imports/formats/mapped.ts";
import { DATE_FORMS } from "../../domain/imports/text/read-time.ts";
import { isTimeZone } from "../../domain/time-zone.ts";
import { TextSchema } from "../http/schemas.ts";

export const ZoneSchema = z
  .string()
  .min(1)
  .max(60)
  .refine(isTimeZone, 'a time zone such as "Europe/Berlin", "+02:00" or "UTC"')
  .openapi({ description: "IANA name of a time zone, or an offset.", example: "Europe/Berlin" });

const FIELDS: Readonly<Record<MappedField, string>> = {
  time: "Date and time; or the date alone, where clock has the time.",
  clock: "Time of day.",
  type: "A word for what happened.",
  inAmount: "Of two legs: how much arrived.",
  inAsset: "Of two legs: what arrived.",
  outAmount: "Of two legs: how much left.",
  outAsset: "Of two legs: what left.",
  amount: "Of one coin: how much; without a type its sign says which way.",
  asset: "Of one coin: which.",
  total: "The money against it, before the fee.",
  price: "Of one unit, where there is no total.",
  currency: "Of total and price.",
  feeAmount: "Paid besides.",
  feeAsset: "What the fee was paid in.",
  externalId: "What the source calls it, each once.",
  note: "Words about it.",
};

const Column = TextSchema(1, 200);
const Columns = z
  .strictObject(
    Object.fromEntries(
      Object.entries(FIELDS).map(([field, description]) => [field, Column.optional().openapi({ description })]),
    ) as Record<MappedField, z.ZodOptional<typeof Column>>,
  )
  .refine((columns) => columns.time !== undefined, "a column for time")
  .openapi({
    description: "By our field, the file's column.",
    example: { time: "Date", amount: "Size", asset: "Coin" },
  });

export const MappingSchema = z
  .strictObject({
    columns: Columns,
    dates: z.enum(DATE_FORMS).openapi({ description: "In which order dates are written, whatever stands between." }),
    decimal: z.enum([".", ","]).openapi({ description: "What stands before the fraction of a number." }),
    zone: ZoneSchema.nullable().default(null).openapi({ description: "Of times that name none; null: ask each time." }),
    types: z
      .record(z.string().max(100), z.enum(MAPPED_TYPES))
      .refine((types) => Object.keys(types).length <= 200, "at most 200 words")
      .default({})
      .openapi({
        maxProperties: 200,
        description: "What the file's words mean, in small letters; `ignore`: nothing that is an event.",
        example: { kauf: "buy" },
      }),
  })
  .openapi("ImportMapping", { description: "How to read a file that no format knows." });
