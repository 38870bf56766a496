import { createRouter } from "../http/router.ts";
import * as getHoldings from "./get-holdings.ts";

export const holdings = createRouter().openapi(getHoldings.route, getHoldings.handler);
