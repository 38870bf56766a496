import { createRouter } from "../http/router.ts";
import * as createAccount from "./create-account.ts";
import * as deleteAccount from "./delete-account.ts";
import * as listAccounts from "./list-accounts.ts";
import * as orderAccounts from "./order-accounts.ts";
import * as updateAccount from "./update-account.ts";

export const accounts = createRouter()
  .openapi(listAccounts.route, listAccounts.handler)
  .openapi(createAccount.route, createAccount.handler)
  .openapi(orderAccounts.route, orderAccounts.handler)
  .openapi(updateAccount.route, updateAccount.handler)
  .openapi(deleteAccount.route, deleteAccount.handler);
