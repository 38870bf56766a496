import { createRouter } from "../http/router.ts";
import { PriceStreamFrameSchema } from "../prices/schemas.ts";
import * as openPriceStream from "./open-price-stream.ts";

export const stream = createRouter().openapi(openPriceStream.route, openPriceStream.handler);

// No answer of an endpoint, but clients want its shape.
stream.openAPIRegistry.register("PriceStreamFrame", PriceStreamFrameSchema);
