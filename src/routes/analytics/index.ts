import { createRouter } from "../http/router.ts";
import * as getIndicators from "./get-indicators.ts";

/** Indicators and figures of risk of coins and portfolios. */
export const analytics = createRouter().openapi(getIndicators.route, getIndicators.handler);
