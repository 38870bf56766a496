import { createRouter } from "../http/router.ts";
import * as getPrices from "./get-prices.ts";

export const prices = createRouter().openapi(getPrices.route, getPrices.handler);
