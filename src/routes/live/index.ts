import { createRouter } from "../http/router.ts";
import { ValuationFrameSchema } from "../holdings/schemas.ts";
import * as issueLiveTicket from "./issue-live-ticket.ts";
import * as openLive from "./open-live.ts";

export const live = createRouter()
  .openapi(issueLiveTicket.route, issueLiveTicket.handler)
  .openapi(openLive.route, openLive.handler);

// No answer of an endpoint, but clients want its shape.
live.openAPIRegistry.register("ValuationFrame", ValuationFrameSchema);
