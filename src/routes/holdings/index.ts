import { createRouter } from "../http/router.ts";
import * as deleteHolding from "./delete-holding.ts";
import * as getHoldings from "./get-holdings.ts";
import * as setHolding from "./set-holding.ts";

export const holdings = createRouter()
  .openapi(getHoldings.route, getHoldings.handler)
  .openapi(setHolding.route, setHolding.handler)
  .openapi(deleteHolding.route, deleteHolding.handler);
