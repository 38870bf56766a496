import { createRouter } from "../http/router.ts";
import * as getCoin from "./get-coin.ts";
import * as listCoins from "./list-coins.ts";

export const coins = createRouter().openapi(listCoins.route, listCoins.handler).openapi(getCoin.route, getCoin.handler);
