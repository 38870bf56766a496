import { createRouter } from "../http/router.ts";
import * as getVenues from "./get-venues.ts";

export const market = createRouter().openapi(getVenues.route, getVenues.handler);
