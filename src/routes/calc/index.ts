import { createRouter } from "../http/router.ts";
import * as calcIndicators from "./calc-indicators.ts";
import * as calcLots from "./calc-lots.ts";
import * as calcReturns from "./calc-returns.ts";
import * as calcRisk from "./calc-risk.ts";

export const calc = createRouter()
  .openapi(calcIndicators.route, calcIndicators.handler)
  .openapi(calcLots.route, calcLots.handler)
  .openapi(calcReturns.route, calcReturns.handler)
  .openapi(calcRisk.route, calcRisk.handler);
