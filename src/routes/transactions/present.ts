import type { z } from "@hono/zod-openapi";
import type { TransactionView } from "../../domain/ledger/views.ts";
import type { TransactionSchema } from "./schemas.ts";

/** A transaction as the contract writes it: its lists are the answer's own. */
export const transactionBody = ({ tags, lots, ...rest }: TransactionView): z.output<typeof TransactionSchema> => ({
  ...rest,
  tags: [...tags],
  lots: lots === null ? null : ([...lots] as z.output<typeof TransactionSchema>["lots"]),
});
