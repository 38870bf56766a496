import { createRouter } from "../http/router.ts";
import * as getAllocation from "./get-allocation.ts";
import * as getHistory from "./get-history.ts";
import * as getOverview from "./get-overview.ts";
import * as getPerformance from "./get-performance.ts";
import * as getWhatIf from "./get-what-if.ts";
import * as getYear from "./get-year.ts";
import * as listDisposals from "./list-disposals.ts";
import * as listFees from "./list-fees.ts";
import * as listIncome from "./list-income.ts";
import * as listLots from "./list-lots.ts";
import * as listSnapshots from "./list-snapshots.ts";

export const reads = createRouter()
  .openapi(listLots.route, listLots.handler)
  .openapi(listDisposals.route, listDisposals.handler)
  .openapi(listIncome.route, listIncome.handler)
  .openapi(listFees.route, listFees.handler)
  .openapi(getPerformance.route, getPerformance.handler)
  .openapi(getHistory.route, getHistory.handler)
  .openapi(getAllocation.route, getAllocation.handler)
  .openapi(getWhatIf.route, getWhatIf.handler)
  .openapi(getYear.route, getYear.handler)
  .openapi(listSnapshots.route, listSnapshots.handler)
  .openapi(getOverview.route, getOverview.handler);
