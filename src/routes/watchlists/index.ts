import { createRouter } from "../http/router.ts";
import * as createWatchlist from "./create-watchlist.ts";
import * as deleteWatchlist from "./delete-watchlist.ts";
import * as getWatchlist from "./get-watchlist.ts";
import * as listWatchlists from "./list-watchlists.ts";
import * as updateWatchlist from "./update-watchlist.ts";
import * as watchWatchlist from "./watch-watchlist.ts";

export const watchlists = createRouter()
  .openapi(createWatchlist.route, createWatchlist.handler)
  .openapi(listWatchlists.route, listWatchlists.handler)
  .openapi(getWatchlist.route, getWatchlist.handler)
  .openapi(updateWatchlist.route, updateWatchlist.handler)
  .openapi(deleteWatchlist.route, deleteWatchlist.handler)
  .openapi(watchWatchlist.route, watchWatchlist.handler);
