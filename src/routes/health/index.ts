import { createRouter } from "../http/router.ts";
import * as getHealth from "./get-health.ts";

export const health = createRouter().openapi(getHealth.route, getHealth.handler);
