import { createRouter } from "../http/router.ts";
import * as getCoinRisk from "./get-coin-risk.ts";
import * as getCorrelation from "./get-correlation.ts";
import * as getIndicators from "./get-indicators.ts";
import * as getPortfolioCorrelation from "./get-portfolio-correlation.ts";
import * as getPortfolioRisk from "./get-portfolio-risk.ts";
import * as getSentimentLead from "./get-sentiment-lead.ts";

/** Indicators and figures of risk of coins and portfolios. */
export const analytics = createRouter()
  .openapi(getIndicators.route, getIndicators.handler)
  .openapi(getCoinRisk.route, getCoinRisk.handler)
  .openapi(getCorrelation.route, getCorrelation.handler)
  .openapi(getPortfolioRisk.route, getPortfolioRisk.handler)
  .openapi(getPortfolioCorrelation.route, getPortfolioCorrelation.handler)
  .openapi(getSentimentLead.route, getSentimentLead.handler);
