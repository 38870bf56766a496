import { createApp } from "./app.ts";
import { runSchedule } from "./cron/schedule.ts";
import { consume } from "./queues/consume.ts";

export { MarketFeed } from "./durable/market/market-feed.ts";
export { PriceRelay } from "./durable/market/price-relay.ts";
export { NewsReader } from "./durable/news/news-reader.ts";
export { Portfolio } from "./durable/portfolio/portfolio.ts";

const app = createApp();

export default {
  fetch: (request, env, execution) => app.fetch(request, env, execution),
  scheduled: (controller, env, execution) => runSchedule(controller, env, execution),
  queue: (batch, env, execution) => consume(batch, env, execution),
} satisfies ExportedHandler<Env>;
