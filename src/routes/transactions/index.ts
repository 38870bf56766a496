import { createRouter } from "../http/router.ts";
import * as getTransaction from "./get-transaction.ts";
import * as listTransactions from "./list-transactions.ts";
import * as recordTransaction from "./record-transaction.ts";

export const transactions = createRouter()
  .openapi(recordTransaction.route, recordTransaction.handler)
  .openapi(listTransactions.route, listTransactions.handler)
  .openapi(getTransaction.route, getTransaction.handler);
