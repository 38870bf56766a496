/** A run of the news job that meets only new articles, from the feeds to the last stored score, in the built product. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated } from "../../scripts/simulated/start-simulated.ts";
import { cpuMs } from "../measure/cpu.ts";

const FEEDS = 10;
const ITEMS = 50;
const NEWS_CRON = "*/5 * * * *";
const DEADLINE_MS = 60_000;

/** CPU of the runtime in ms for 500 new articles, less what it takes without them in the same time. */
export async function newsRun(texts: readonly string[]): Promise<number> {
  await ensureBuilt();
  const feeds = await serveFeeds(texts);
  const state = { scored: 0 };
  const product = await startSimulated({
    feeds: Array.from({ length: FEEDS }, (_, n) => `feed${n}=${feeds.url}/${n}`).join(" "),
    onLine: (line) => {
      state.scored += Number(/"event":"queue".*?"scored":(\d+)/.exec(line)?.[1] ?? 0);
    },
  });
  try {
    const pid = () => product.runtime.pids()[0] ?? 0;
    await product.control("pause", { paused: true });
    await pause(2000);
    const before = cpuMs(pid());
    const startedAt = Date.now();
    await product.runtime.fireCron(NEWS_CRON);
    while (state.scored < FEEDS * ITEMS) {
      if (Date.now() - startedAt > DEADLINE_MS)
        throw new Error(`${state.scored} of ${FEEDS * ITEMS} articles were scored`);
      await pause(20);
    }
    const [took, spent] = [Date.now() - startedAt, cpuMs(pid()) - before];
    const idle = cpuMs(pid());
    await pause(took);
    return spent - (cpuMs(pid()) - idle);
  } finally {
    await product.stop();
    feeds.close();
  }
}

async function serveFeeds(texts: readonly string[]): Promise<{ url: string; close: () => void }> {
  const date = new Date(Date.now() - 60_000).toUTCString();
  const server = createServer((request, response) => {
    const feed = Number(request.url?.slice(1));
    const items = Array.from({ length: ITEMS }, (_, n) => {
      const text = texts[(feed * ITEMS + n) % texts.length] ?? "";
      const title = `${text} ${feed * ITEMS + n}`;
      return `<item><title><![CDATA[${title}]]></title><link>https://feed${feed}.example/${n}</link><pubDate>${date}</pubDate>
        <description><![CDATA[<p>${title}, as the exchange said on Friday. Ether and Solana followed.</p>]]></description></item>`;
    });
    response.writeHead(200, { "content-type": "application/rss+xml" });
    response.end(`<rss version="2.0"><channel><title>Feed</title>${items.join("")}</channel></rss>`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
