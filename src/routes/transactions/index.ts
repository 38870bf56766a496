import { createRouter } from "../http/router.ts";
import * as deleteTransaction from "./delete-transaction.ts";
import * as editTransaction from "./edit-transaction.ts";
import * as getTransaction from "./get-transaction.ts";
import * as listTransactions from "./list-transactions.ts";
import * as recordTransaction from "./record-transaction.ts";
import * as recordTransactions from "./record-transactions.ts";
import * as replaceTransaction from "./replace-transaction.ts";

export const transactions = createRouter()
  .openapi(recordTransaction.route, recordTransaction.handler)
  .openapi(recordTransactions.route, recordTransactions.handler)
  .openapi(listTransactions.route, listTransactions.handler)
  .openapi(getTransaction.route, getTransaction.handler)
  .openapi(replaceTransaction.route, replaceTransaction.handler)
  .openapi(editTransaction.route, editTransaction.handler)
  .openapi(deleteTransaction.route, deleteTransaction.handler);
