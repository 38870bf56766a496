import { createRouter } from "../http/router.ts";
import * as getCandles from "./get-candles.ts";

export const candles = createRouter().openapi(getCandles.route, getCandles.handler);
