/**
 * Typed stubs of the Durable Objects. Type-only imports of `durable`: services need objects and objects need services, and
 * this is where the circle is cut. Names carry a version and the location hint is given at every call, so that no client's
 * place decides where a singleton comes to live.
 */
import type { MarketFeed } from "../durable/market/market-feed.ts";
import type { PriceRelay } from "../durable/market/price-relay.ts";
import type { NewsReader } from "../durable/news/news-reader.ts";
import type { Portfolio } from "../durable/portfolio/portfolio.ts";
import type { PortfolioId } from "../domain/ids.ts";
import { configOf } from "./config.ts";
import { Recent } from "./recent.ts";

export interface Objects {
  marketFeed(): DurableObjectStub<MarketFeed>;
  /** A relay by its name, as the feed keeps it. */
  priceRelay(name: string): DurableObjectStub<PriceRelay>;
  /** The relay that carries prices to this portfolio. */
  relayOf(portfolioId: PortfolioId): DurableObjectStub<PriceRelay>;
  /** Any relay, for readers that belong to no portfolio; `salt` spreads them. */
  anyRelay(salt: number): DurableObjectStub<PriceRelay>;
  portfolio(id: PortfolioId): DurableObjectStub<Portfolio>;
  /** Who reads this source of news, and no other. */
  newsReader(sourceId: string): DurableObjectStub<NewsReader>;
}

/** Ids of portfolios that are kept: some hundred kilobytes at most. */
const MOST_IDS = 1_000;

const known = new WeakMap<Env, Objects>();

export function objectsOf(env: Env): Objects {
  const remembered = known.get(env);
  if (remembered !== undefined) return remembered;
  const objects = makeObjects(env);
  known.set(env, objects);
  return objects;
}

function makeObjects(env: Env): Objects {
  const { feedLocation, relayCount } = configOf(env);
  // An id is a keyed hash of the name; it is worked out once for many calls.
  const ids = new Recent<DurableObjectId>(MOST_IDS);
  const portfolioId = (id: PortfolioId): DurableObjectId => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    const made = env.PORTFOLIO.idFromName(id);
    ids.keep(id, made);
    return made;
  };
  const relay = (name: string) => env.PRICE_RELAY.getByName(name, { locationHint: feedLocation });
  const relayName = (index: number) => `relay-${feedLocation}-1-${index}`;
  return {
    marketFeed: () => env.MARKET_FEED.getByName(`feed-${feedLocation}-1`, { locationHint: feedLocation }),
    priceRelay: relay,
    relayOf: (portfolioId) => relay(relayName(shardOf(portfolioId, relayCount))),
    anyRelay: (salt) => relay(relayName(Math.abs(salt) % relayCount)),
    portfolio: (id) => env.PORTFOLIO.get(portfolioId(id)),
    newsReader: (sourceId) => env.NEWS_READER.getByName(`news-${sourceId}-1`, { locationHint: feedLocation }),
  };
}

/** FNV-1a over the id: spreads portfolios evenly and for ever the same way while the number of relays stays. */
function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % shards;
}
