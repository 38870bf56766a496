import { createRouter } from "../http/router.ts";
import * as changeOwnAsset from "./change-own-asset.ts";
import * as createOwnAsset from "./create-own-asset.ts";
import * as deleteOwnPrice from "./delete-own-price.ts";
import * as getOwnAsset from "./get-own-asset.ts";
import * as listCurrencies from "./list-currencies.ts";
import * as listOwnAssets from "./list-own-assets.ts";
import * as listOwnPrices from "./list-own-prices.ts";
import * as retireOwnAsset from "./retire-own-asset.ts";
import * as setOwnPrice from "./set-own-price.ts";

export const assets = createRouter()
  .openapi(listCurrencies.route, listCurrencies.handler)
  .openapi(createOwnAsset.route, createOwnAsset.handler)
  .openapi(listOwnAssets.route, listOwnAssets.handler)
  .openapi(getOwnAsset.route, getOwnAsset.handler)
  .openapi(changeOwnAsset.route, changeOwnAsset.handler)
  .openapi(retireOwnAsset.route, retireOwnAsset.handler)
  .openapi(setOwnPrice.route, setOwnPrice.handler)
  .openapi(listOwnPrices.route, listOwnPrices.handler)
  .openapi(deleteOwnPrice.route, deleteOwnPrice.handler);
