import { z } from "@hono/zod-openapi";
import type { ImportId } from "../../domain/ids.ts";
import { IMPORT_ID_PATTERN } from "../../domain/ids.ts";
import { FATES } from "../../domain/imports/judge/judged.ts";
import { IGNORED_REASONS, REMARKS } from "../../domain/imports/neutral.ts";
import { TRANSACTION_TYPES } from "../../domain/ledger/transaction.ts";
import { AmountSchema, AssetIdSchema, CountSchema, orNull, TimeSchema } from "../http/schemas.ts";
import { MappingSchema } from "../import-profiles/mapping-schema.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { LegSchema } from "../transactions/schemas.ts";
import { ChoicesSchema, LineSchema, MOST_NAMES, MOST_ROWS, NameSchema } from "./choice-schemas.ts";

const ImportIdSchema = z
  .string()
  .regex(IMPORT_ID_PATTERN, "an import's id")
  .transform((text) => text as ImportId)
  .openapi("ImportId", { description: "An import's id.", example: "imp_01KABC0000000000000000000Z" });

export const ImportPath = PortfolioPath.extend({
  importId: ImportIdSchema.openapi({ param: { name: "importId", in: "path" } }),
});

/** Of an import that is no draft any more. */
export const CommittedImportPath = PortfolioPath.extend({
  importId: z
    .string()
    .regex(IMPORT_ID_PATTERN, "an import's id")
    .transform((text) => text as ImportId)
    .openapi("CommittedImportId", {
      description: "A committed import's id.",
      example: "imp_01KABC0000000000000000000Z",
    })
    .openapi({ param: { name: "importId", in: "path" } }),
});

const Lines = z.array(LineSchema).min(1).max(MOST_ROWS);
const Cells = z.array(z.string().max(100_000)).max(100);

const RowEventSchema = z
  .object({
    type: z.enum(TRANSACTION_TYPES).openapi({ description: "What kind of event it is." }),
    subtype: z.string().max(40).nullable().openapi({ description: "Kind of a reward or loss." }),
    at: TimeSchema.openapi({ description: "When it happened." }),
    in: orNull(LegSchema, "What arrived."),
    out: orNull(LegSchema, "What left."),
    fee: orNull(LegSchema, "What it cost beside."),
  })
  .openapi("ImportRowEvent", { description: "What a row says." });

export const ImportRowSchema = z
  .object({
    lines: Lines.openapi({ description: "The lines that it was made of." }),
    fate: z.enum(FATES).openapi({ description: "What becomes of it; only `new` is stored." }),
    reason: z.enum(IGNORED_REASONS).nullable().openapi({ description: "Why it is ignored." }),
    errors: z
      .array(
        z.object({
          line: z.number().int().min(0).max(10_000_000).openapi({ description: "The line." }),
          column: z
            .string()
            .max(100_000)
            .nullable()
            .openapi({ description: "The column; null: of the row as a whole." }),
          expected: z.string().max(1000).openapi({ description: "What was expected there." }),
        }),
      )
      .max(500)
      .openapi({ description: "Every fault, by line and column." }),
    remarks: z
      .array(
        z.object({
          kind: z.enum(REMARKS).openapi({ description: "What was done so that it could be taken." }),
          column: z.string().max(100_000).nullable().openapi({ description: "In which column." }),
          text: z.string().max(200).nullable().openapi({ description: "What stood there." }),
        }),
      )
      .max(500)
      .openapi({ description: "Rounded beyond 18 digits, put together, and the like." }),
    names: z.array(NameSchema).max(10).openapi({ description: "Names that stand for no coin yet." }),
    event: orNull(RowEventSchema, "What it says, once that can be told."),
    other: orNull(
      z.object({
        ref: z
          .string()
          .max(40)
          .nullable()
          .openapi({ description: "Of the row in the ledger; null: it is in the file." }),
        line: LineSchema.nullable().openapi({ description: "Its line in the file." }),
        event: RowEventSchema,
      }),
      "What is there already, the same or under its id.",
    ),
  })
  .openapi("ImportRow");

const CandidateSchema = z.object({
  id: AssetIdSchema,
  kind: z.enum(["coin", "fiat", "custom"]).openapi({ description: "Listed, a currency, or one's own." }),
  symbol: z.string().max(40).openapi({ description: "As exchanges write it.", example: "BTC" }),
  name: z.string().max(200).openapi({ description: "In full.", example: "Bitcoin" }),
  rank: CountSchema.nullable().openapi({ description: "By size of market." }),
});

const CoinSchema = z.object({
  name: NameSchema.openapi({ description: "As the file has it.", example: "SOL (Solana)" }),
  asset: orNull(AssetIdSchema, "What it is taken for; null: somebody must say."),
  by: z
    .enum(["id", "currency", "symbol", "name", "best", "choice", "own"])
    .nullable()
    .openapi({ description: "Why; `best`: several have this symbol, and this is by far the best known." }),
  candidates: z.array(CandidateSchema).max(500).openapi({ description: "All that it may mean." }),
});

const MissingSchema = z.object({
  asset: AssetIdSchema,
  account: AccountIdSchema,
  amount: AmountSchema.openapi({ description: "What must have been held before the file begins." }),
  line: LineSchema.nullable().openapi({
    description: "The first that spends it; null: a row of the ledger does then.",
  }),
  at: TimeSchema.openapi({ description: "When the opening balance would be." }),
  decided: z.boolean().openapi({ description: "Whether it is said what it cost, or that its rows go." }),
});

const DustSchema = z.object({
  asset: AssetIdSchema,
  account: AccountIdSchema,
  amount: AmountSchema.openapi({ description: "So little that only rounding makes it." }),
  side: z.enum(["missing", "left"]).openapi({ description: "Too much was spent, or too little." }),
  cleared: z.boolean().openapi({ description: "Whether it is written off." }),
});

const DraftSchema = z.object({
  expiresAt: TimeSchema.openapi({ description: "Until then it can be committed." }),
  revision: CountSchema.openapi({ description: "Grows with every look at the file." }),
  ready: z.boolean().openapi({ description: "Whether it can be committed as it stands." }),
  header: Cells.openapi({ description: "The file's columns." }),
  zone: z.string().max(60).nullable().openapi({ description: "Of times that name none: by the file, else as chosen." }),
  counts: z
    .object(
      Object.fromEntries(
        FATES.map((fate) => [fate, CountSchema.openapi({ description: `Rows that are ${fate}.` })]),
      ) as Record<(typeof FATES)[number], typeof CountSchema>,
    )
    .openapi({ description: "Rows by fate." }),
  toStore: CountSchema.openapi({ description: "Transactions that a commit would store, opening balances among them." }),
  coins: z
    .array(CoinSchema)
    .max(MOST_NAMES)
    .openapi({ description: "Every name in the file, and what it is taken for." }),
  missing: z.array(MissingSchema).max(MOST_ROWS).openapi({ description: "What is spent and was never acquired." }),
  dust: z.array(DustSchema).max(MOST_ROWS).openapi({ description: "What the noise of floats leaves." }),
  newAccounts: z.array(z.string().max(100)).max(MOST_ROWS).openapi({ description: "Accounts that would be made." }),
  choices: ChoicesSchema,
  unknown: orNull(
    z.object({
      samples: z
        .array(z.object({ line: LineSchema, cells: Cells.openapi({ description: "Its cells." }) }))
        .max(5)
        .openapi({ description: "The first rows." }),
      suggestion: MappingSchema,
    }),
    "No format knows the file: what it looks like, and a first guess at a mapping.",
  ),
  sameFileAs: orNull(ImportIdSchema, "A committed import that had this very file."),
  working: z.enum(["judging", "storing"]).nullable().openapi({ description: "What is being done with it right now." }),
});

export const ImportSchema = z
  .object({
    id: ImportIdSchema,
    status: z.enum(["draft", "committed", "taken_back"]).openapi({ description: "How far it has come." }),
    format: z
      .string()
      .max(40)
      .nullable()
      .openapi({ description: "Whose format it is; null: nobody knows yet.", example: "kraken-ledgers" }),
    formatName: z.string().max(100).nullable().openapi({ description: "For people.", example: "Kraken ledgers" }),
    profileId: z.string().max(40).nullable().openapi({ description: "The profile that it was read by." }),
    fileName: z.string().max(255).nullable().openapi({ description: "Of a draft; not kept after the commit." }),
    rows: CountSchema.openapi({ description: "Of a draft: rows of the file; else transactions that it brought." }),
    at: TimeSchema.openapi({ description: "When it came, or was committed." }),
    version: z
      .number()
      .int()
      .min(1)
      .max(Number.MAX_SAFE_INTEGER)
      .nullable()
      .openapi({ description: "Of the ledger by which a draft was looked at, or with what a write did." }),
    draft: orNull(DraftSchema, "What becomes of a draft's rows, and what is still to be said."),
  })
  .openapi("Import");
