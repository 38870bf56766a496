import { createRouter } from "../http/router.ts";
import * as calcIndicators from "./calc-indicators.ts";
import * as calcRisk from "./calc-risk.ts";

export const calc = createRouter()
  .openapi(calcIndicators.route, calcIndicators.handler)
  .openapi(calcRisk.route, calcRisk.handler);
