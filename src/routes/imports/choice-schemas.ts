import { z } from "@hono/zod-openapi";
import type { Opening } from "../../domain/imports/choices.ts";
import { AmountSchema, AssetIdSchema, orNull, TimeSchema } from "../http/schemas.ts";
import { MappingSchema, ZoneSchema } from "../import-profiles/mapping-schema.ts";
import { ProfileIdSchema } from "../import-profiles/schemas.ts";
import { AccountIdSchema } from "../portfolios/schemas.ts";

export const MOST_ROWS = 10_000;
export const MOST_NAMES = 500;

export const LineSchema = z
  .number()
  .int()
  .min(1)
  .max(10_000_000)
  .openapi({ description: "Number of a line in the file, from 1.", example: 5 });

const Lines = z.array(LineSchema).max(MOST_ROWS);
export const NameSchema = z.string().min(1).max(120);

const OpeningSchema = z
  .discriminatedUnion("as", [
    z.strictObject({
      as: z.literal("market").openapi({ description: "At its market value then, marked as assumed." }),
    }),
    z.strictObject({ as: z.literal("zero").openapi({ description: "At no cost, marked by its note." }) }),
    z.strictObject({
      as: z.literal("cost").openapi({ description: "At what it cost." }),
      cost: AmountSchema.openapi({ description: "Of all of it, in the portfolio's base currency." }),
      acquiredAt: TimeSchema.nullable().default(null).openapi({ description: "Since when; null: since the balance." }),
    }),
    z.strictObject({ as: z.literal("leave_out").openapi({ description: "Rows that spend it are left out instead." }) }),
  ])
  .openapi("ImportOpening", { description: "What a coin cost that was held before the file begins." });

const few = (map: object) => Object.keys(map).length <= MOST_NAMES;
const COIN = "By the file's name for it: a coin's id, or `own` for a coin of one's own that is made with the import.";
const OPENING = "By asset: what was held before the file begins.";
const coin = z.union([z.literal("own"), AssetIdSchema]);

/** What is decided when a file is sent; a later decision changes it. */
export const choiceFields = {
  zone: ZoneSchema.nullable().optional().openapi({ description: "Of times that name none." }),
  mapping: orNull(MappingSchema, "How to read a file that no format knows.").optional(),
  account: AccountIdSchema.nullable().optional().openapi({
    description: "Where all happened that names no account; null: the portfolio's first.",
  }),
  leaveOut: Lines.optional().openapi({ description: "Lines that are left out, with what they belong to." }),
  leaveOutFates: z
    .array(z.enum(["error", "needs_coin", "conflict"]))
    .max(3)
    .optional()
    .openapi({ description: "Whatever has one of these fates is left out." }),
  add: Lines.optional().openapi({ description: "Lines of conflicts that come besides what is there." }),
  replace: Lines.optional().openapi({
    description:
      "Lines of conflicts that take the place of what is there. Undo brings that back; taking the import back does not.",
  }),
  clearDust: z.boolean().optional().openapi({ description: "Whether what the noise of floats leaves is written off." }),
};

export const profileField = {
  profileId: ProfileIdSchema.nullable().optional().openapi({ description: "A profile to read the file by." }),
};

export const mapFields = {
  coins: z
    .record(NameSchema, coin)
    .refine(few, `at most ${MOST_NAMES}`)
    .optional()
    .openapi({ maxProperties: MOST_NAMES, description: COIN, example: { ETHW: "own" } }),
  openings: z
    .record(NameSchema, OpeningSchema)
    .refine(few, `at most ${MOST_NAMES}`)
    .optional()
    .openapi({ maxProperties: MOST_NAMES, description: OPENING, example: { bitcoin: { as: "market" } } }),
};

export const changeMapFields = {
  coins: z
    .record(NameSchema, z.union([coin, z.null()]))
    .refine(few, `at most ${MOST_NAMES}`)
    .optional()
    .openapi({
      maxProperties: MOST_NAMES,
      description: `${COIN} null takes a decision away.`,
      example: { ETHW: "own" },
    }),
  openings: z
    .record(NameSchema, z.union([OpeningSchema, z.null()]))
    .refine(few, `at most ${MOST_NAMES}`)
    .optional()
    .openapi({
      maxProperties: MOST_NAMES,
      description: `${OPENING} null takes a decision away.`,
      example: { bitcoin: { as: "market" } },
    }),
};

/** Choices as they are in the answer: all of them. */
export const ChoicesSchema = z
  .object({
    zone: z.string().max(60).nullable().openapi({ description: "Of times that name none, as chosen." }),
    mapping: orNull(MappingSchema, "How the file is read."),
    profileId: z.string().max(40).nullable().openapi({ description: "The profile that it is read by." }),
    account: z.string().max(40).nullable().openapi({ description: "Where all happened that names no account." }),
    coins: z.record(NameSchema, z.string().max(120)).openapi({ maxProperties: MOST_NAMES, description: COIN }),
    openings: z.record(NameSchema, OpeningSchema).openapi({ maxProperties: MOST_NAMES, description: OPENING }),
    leaveOut: Lines.openapi({ description: "Lines that are left out." }),
    leaveOutFates: z
      .array(z.enum(["error", "needs_coin", "conflict"]))
      .max(3)
      .openapi({ description: "Fates that are left out." }),
    add: Lines.openapi({ description: "Conflicts that come besides." }),
    replace: Lines.openapi({ description: "Conflicts that take the place of what is there." }),
    clearDust: z.boolean().openapi({ description: "Whether noise is written off." }),
  })
  .openapi("ImportChoices", { description: "What has been decided." });

export type OpeningBody = z.output<typeof OpeningSchema>;

export const openingOf = (body: OpeningBody): Opening =>
  body.as === "cost"
    ? { ...body, acquiredAt: body.acquiredAt === null ? null : Date.parse(body.acquiredAt) }
    : { as: body.as };

export const openingBody = (opening: Opening): OpeningBody =>
  opening.as === "cost"
    ? { ...opening, acquiredAt: opening.acquiredAt === null ? null : new Date(opening.acquiredAt).toISOString() }
    : { as: opening.as };
