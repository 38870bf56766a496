import { createRouter } from "../http/router.ts";
import * as compareSentiment from "./compare-sentiment.ts";
import * as getMarketSentiment from "./get-market-sentiment.ts";
import * as getPortfolioSentiment from "./get-portfolio-sentiment.ts";
import * as getSentiment from "./get-sentiment.ts";
import * as getSentimentTrend from "./get-sentiment-trend.ts";
import * as listCoinNews from "./list-coin-news.ts";
import * as listSources from "./list-sources.ts";
import * as scoreTexts from "./score-texts.ts";

/** Words of paths come before the coin's id; domain/coins/reserved.ts keeps them out of the catalogue. */
export const sentiment = createRouter()
  .openapi(getMarketSentiment.route, getMarketSentiment.handler)
  .openapi(compareSentiment.route, compareSentiment.handler)
  .openapi(listSources.route, listSources.handler)
  .openapi(scoreTexts.route, scoreTexts.handler)
  .openapi(getSentimentTrend.route, getSentimentTrend.handler)
  .openapi(listCoinNews.route, listCoinNews.handler)
  .openapi(getSentiment.route, getSentiment.handler)
  .openapi(getPortfolioSentiment.route, getPortfolioSentiment.handler);
