import { createRouter } from "../http/router.ts";
import * as getSentiment from "./get-sentiment.ts";

export const sentiment = createRouter().openapi(getSentiment.route, getSentiment.handler);
