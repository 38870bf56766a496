import { createApp } from "./app.ts";
import { onDemand } from "./platform/on-demand.ts";

export { MarketFeed } from "./durable/market/market-feed.ts";
export { PriceRelay } from "./durable/market/price-relay.ts";
export { NewsReader } from "./durable/news/news-reader.ts";
export { Portfolio } from "./durable/portfolio/portfolio.ts";

const app = createApp();
// Evaluated when they are needed, as the areas of the API are: most isolates run no job.
const jobs = onDemand(() => import("./cron/schedule.ts"));
const queues = onDemand(() => import("./queues/consume.ts"));

export default {
  fetch: (request, env, execution) => app.fetch(request, env, execution),
  scheduled: async (controller, env, execution) => (await jobs()).runSchedule(controller, env, execution),
  queue: async (batch, env, execution) => (await queues()).consume(batch, env, execution),
} satisfies ExportedHandler<Env>;
