import { CONNECTION_RULES, type ConnectionRules } from "./binance/connection.ts";
import { Rest } from "./binance/rest.ts";
import { Sockets } from "./binance/sockets.ts";
import { Weights } from "./binance/weights.ts";
import { CoinDesk } from "./coindesk/coindesk.ts";
import { coinbase } from "./coinbase/coinbase.ts";
import { CoinbaseRest } from "./coinbase/rest.ts";
import { CoinGecko } from "./coingecko/coingecko.ts";
import { Prices } from "./coingecko/coins.ts";
import { Faults } from "./control/faults.ts";
import { Frankfurter } from "./frankfurter/frankfurter.ts";
import type { Rates } from "./frankfurter/rates.ts";
import { kraken } from "./kraken/kraken.ts";
import { Inbox } from "./mail/inbox.ts";
import { Dollars } from "./market/dollars.ts";
import type { Market } from "./market/market.ts";
import { Quotes } from "./market/quotes.ts";
import { Newsroom } from "./news/newsroom.ts";
import type { Stories } from "./news/stories.ts";
import { NewsApi } from "./newsapi/newsapi.ts";
import { VenueSockets } from "./venues/venue-sockets.ts";

/** How the exchanges treat connections, in milliseconds; `subscribeWithin` is Coinbase's. */
export interface Rules extends ConnectionRules {
  subscribeWithin: number;
}

/**
 * The outside servers as one group of clients sees them. All worlds share the market's paths; faults, prices set by
 * hand, extra news, limits and connections belong to one world, so that tests side by side do not meet.
 */
export class World {
  readonly now: () => number;
  readonly quotes: Quotes;
  readonly faults: Faults;
  readonly weights = new Weights();
  readonly rest: Rest;
  readonly sockets: Sockets;
  readonly coinbase: VenueSockets;
  readonly coinbaseRest: CoinbaseRest;
  readonly kraken: VenueSockets;
  readonly coingecko: CoinGecko;
  readonly frankfurter: Frankfurter;
  readonly newsroom: Newsroom;
  readonly newsApi: NewsApi;
  readonly coinDesk: CoinDesk;
  readonly inbox: Inbox;

  constructor(market: Market, stories: Stories, rates: Rates, now: () => number, rules: Partial<Rules> = {}) {
    this.now = now;
    this.quotes = new Quotes(market);
    this.faults = new Faults(now);
    this.rest = new Rest(this.quotes, this.faults, this.weights, now);
    this.newsroom = new Newsroom(stories, this.faults, now);
    this.newsApi = new NewsApi(this.newsroom, this.faults, now);
    this.coinDesk = new CoinDesk(this.newsroom, this.faults, now);
    this.inbox = new Inbox(now);
    this.sockets = new Sockets(this.quotes, this.faults, { ...CONNECTION_RULES, ...rules }, now);
    const dollars = new Dollars(this.quotes);
    this.coinbase = new VenueSockets(coinbase(dollars, rules.subscribeWithin), this.faults, now);
    this.coinbaseRest = new CoinbaseRest(dollars, this.faults, now);
    this.coingecko = new CoinGecko(market, new Prices(dollars, rates), this.faults, now);
    this.frankfurter = new Frankfurter(rates, this.faults, now);
    this.kraken = new VenueSockets(kraken(dollars), this.faults, now);
  }

  /** All that sends prices. */
  get venues(): (Sockets | VenueSockets)[] {
    return [this.sockets, this.coinbase, this.kraken];
  }

  /** The sockets that a fault's target names. */
  socketsOf(target: string): Sockets | VenueSockets | undefined {
    return { "binance-ws": this.sockets, "coinbase-ws": this.coinbase, "kraken-ws": this.kraken }[target];
  }

  close(): void {
    this.faults.clear();
    for (const venue of this.venues) venue.close();
  }
}
