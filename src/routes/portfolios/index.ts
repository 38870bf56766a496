import { createRouter } from "../http/router.ts";
import * as createPortfolio from "./create-portfolio.ts";
import * as deletePortfolio from "./delete-portfolio.ts";
import * as getPortfolio from "./get-portfolio.ts";
import * as listPortfolios from "./list-portfolios.ts";
import * as renamePortfolio from "./rename-portfolio.ts";

export const portfolios = createRouter()
  .openapi(createPortfolio.route, createPortfolio.handler)
  .openapi(listPortfolios.route, listPortfolios.handler)
  .openapi(getPortfolio.route, getPortfolio.handler)
  .openapi(renamePortfolio.route, renamePortfolio.handler)
  .openapi(deletePortfolio.route, deletePortfolio.handler);
