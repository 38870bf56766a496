import { z } from "@hono/zod-openapi";
import type { JournalEntry, LedgerChange } from "../../domain/ledger/changes.ts";
import { CHANGE_OPS } from "../../domain/ledger/changes.ts";
import { viewTransaction } from "../../domain/ledger/views.ts";
import { AssetIdSchema, CountSchema, orNull, TimeSchema, VersionSchema } from "../http/schemas.ts";
import { transactionBody } from "../transactions/present.ts";
import { TransactionIdSchema, TransactionSchema } from "../transactions/schemas.ts";
import { AccountIdSchema } from "./schemas.ts";

const Op = z.enum(CHANGE_OPS).openapi({ description: "What was done.", example: "record" });

const ThingSchema = z
  .object({
    transaction: TransactionSchema.optional().openapi({ description: "A transaction." }),
    account: z
      .object({
        id: AccountIdSchema,
        name: z.string().max(100).openapi({ description: "What the person calls it." }),
        kind: z.string().max(20).openapi({ description: "What kind of place it is." }),
        position: CountSchema.openapi({ description: "Its place among the accounts." }),
      })
      .optional()
      .openapi({ description: "An account." }),
    portfolio: z
      .object({
        name: z.string().max(100).openapi({ description: "What the person calls it." }),
        description: z.string().max(1000).openapi({ description: "In the person's words." }),
        base: AssetIdSchema,
        settings: z
          .record(z.string().max(40), z.unknown())
          .openapi({ maxProperties: 30, description: "What differs from the defaults." }),
        archivedAt: orNull(TimeSchema, "When it was put away."),
      })
      .optional()
      .openapi({ description: "The portfolio itself." }),
    import: z
      .object({
        id: z.string().max(40).openapi({ description: "Its id." }),
        format: z.string().max(100).openapi({ description: "What kind of file it was." }),
        rows: CountSchema.openapi({ description: "How many rows it brought." }),
        status: z.string().max(20).openapi({ description: "Draft, committed or taken back." }),
      })
      .optional()
      .openapi({ description: "An import." }),
    undo: z
      .object({ version: VersionSchema.openapi({ description: "Of the write that was taken back." }), op: Op })
      .optional()
      .openapi({ description: "The change that this one took back." }),
  })
  .openapi("ChangedThing", { description: "One of them." });

export const ChangeSchema = z
  .object({
    version: VersionSchema.openapi({ description: "The ledger's version since then; the same for all of one write." }),
    n: CountSchema.openapi({ description: "Its place in the write." }),
    at: TimeSchema,
    actor: z.string().max(100).openapi({ description: "Who did it." }),
    op: Op,
    transactionId: orNull(TransactionIdSchema, "The transaction that it is about."),
    before: orNull(ThingSchema, "As it was; null: it was not there."),
    after: orNull(ThingSchema, "As it became; null: it was removed."),
  })
  .openapi("Change");

export const UndoneSchema = z
  .object({
    version: VersionSchema.openapi({ description: "Of the ledger without it." }),
    undone: z
      .object({
        version: VersionSchema.openapi({ description: "Of the write that was taken back." }),
        op: Op,
        at: TimeSchema,
        changes: CountSchema.openapi({ description: "How many things it had changed." }),
      })
      .openapi({ description: "What was taken back." }),
  })
  .openapi("Undone");

export const changeBody = ({ at, change, ...entry }: JournalEntry): z.output<typeof ChangeSchema> => ({
  version: entry.version,
  n: entry.n,
  at: new Date(at).toISOString(),
  actor: entry.actor,
  op: entry.op,
  transactionId: entry.transactionId,
  before: thing(change, "before"),
  after: thing(change, "after"),
});

function thing(change: LedgerChange, side: "before" | "after"): z.output<typeof ThingSchema> | null {
  switch (change.entity) {
    case "transaction": {
      const row = change[side];
      return row === null ? null : { transaction: transactionBody(viewTransaction(row)) };
    }
    case "portfolio": {
      const fields = change[side];
      if (fields === null) return null;
      const archivedAt = fields.archivedAt === null ? null : new Date(fields.archivedAt).toISOString();
      return { portfolio: { ...fields, settings: { ...fields.settings }, archivedAt } };
    }
    case "import": {
      const record = change[side];
      if (record === null) return null;
      const { id, format, rows, status } = record;
      return { import: { id, format, rows, status } };
    }
    case "account": {
      const account = change[side];
      return account === null ? null : { account };
    }
    case "undo": {
      const undone = change[side];
      return undone === null ? null : { undo: undone };
    }
    default:
      return change satisfies never;
  }
}
