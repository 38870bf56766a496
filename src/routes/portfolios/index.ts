import { createRouter } from "../http/router.ts";
import * as createPortfolio from "./create-portfolio.ts";
import * as deletePortfolio from "./delete-portfolio.ts";
import * as getPortfolio from "./get-portfolio.ts";
import * as listPortfolios from "./list-portfolios.ts";
import * as listChanges from "./list-changes.ts";
import * as undoLast from "./undo-last.ts";
import * as updatePortfolio from "./update-portfolio.ts";

export const portfolios = createRouter()
  .openapi(createPortfolio.route, createPortfolio.handler)
  .openapi(listPortfolios.route, listPortfolios.handler)
  .openapi(getPortfolio.route, getPortfolio.handler)
  .openapi(updatePortfolio.route, updatePortfolio.handler)
  .openapi(listChanges.route, listChanges.handler)
  .openapi(undoLast.route, undoLast.handler)
  .openapi(deletePortfolio.route, deletePortfolio.handler);
