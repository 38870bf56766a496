import { createApp } from "./app.ts";

export { MarketFeed } from "./durable/market/market-feed.ts";
export { PriceRelay } from "./durable/market/price-relay.ts";
export { NewsReader } from "./durable/news/news-reader.ts";
export { Portfolio } from "./durable/portfolio/portfolio.ts";

const app = createApp();

export default {
  fetch: (request, env, execution) => app.fetch(request, env, execution),
  // Evaluated when they are needed, as the areas of the API are: most isolates run no job.
  scheduled: async (controller, env, execution) =>
    (await import("./cron/schedule.ts")).runSchedule(controller, env, execution),
  queue: async (batch, env, execution) => (await import("./queues/consume.ts")).consume(batch, env, execution),
} satisfies ExportedHandler<Env>;
