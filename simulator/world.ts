import { CONNECTION_RULES, type ConnectionRules } from "./binance/connection.ts";
import { Rest } from "./binance/rest.ts";
import { Sockets } from "./binance/sockets.ts";
import { Weights } from "./binance/weights.ts";
import { Faults } from "./control/faults.ts";
import { Inbox } from "./mail/inbox.ts";
import type { Market } from "./market/market.ts";
import { Quotes } from "./market/quotes.ts";
import { Newsroom } from "./news/newsroom.ts";
import type { Stories } from "./news/stories.ts";

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
  readonly newsroom: Newsroom;
  readonly inbox: Inbox;

  constructor(market: Market, stories: Stories, now: () => number, rules: Partial<ConnectionRules> = {}) {
    this.now = now;
    this.quotes = new Quotes(market);
    this.faults = new Faults(now);
    this.rest = new Rest(this.quotes, this.faults, this.weights, now);
    this.newsroom = new Newsroom(stories, this.faults, now);
    this.inbox = new Inbox(now);
    this.sockets = new Sockets(this.quotes, this.faults, { ...CONNECTION_RULES, ...rules }, now);
  }

  close(): void {
    this.faults.clear();
    this.sockets.close();
  }
}
