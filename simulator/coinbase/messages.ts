import type { Listings } from "../venues/listings.ts";
import type { Heard } from "../venues/venue.ts";

/** The channels there are, and how the exchange names them when it acknowledges. */
const CHANNELS: Record<string, string> = {
  ticker: "ticker",
  ticker_batch: "ticker_1000",
  heartbeat: "heartbeat",
};

class Refused extends Error {
  readonly reason: string | undefined;

  constructor(message: string, reason?: string) {
    super(message);
    this.reason = reason;
  }
}

/** Carries out `subscribe` and `unsubscribe`; both are answered with all that the client listens to then. */
export function hear(listings: Listings, { client, text, ticker, unreasoned }: Heard): void {
  try {
    const message = parse(text);
    const joins = message["type"] === "subscribe";
    if (!joins && message["type"] !== "unsubscribe")
      throw new Refused("Type has to be either subscribe or unsubscribe");
    const fresh: string[] = [];
    for (const [channel, names] of wanted(message, joins ? "subscribe" : "unsubscribe", listings)) {
      for (const name of names) {
        if (!joins) client.remove(channel, name);
        else if (client.add(channel, name) && channel.startsWith("ticker")) fresh.push(name);
      }
    }
    const channels = [...client.channels].map(([name, ids]) => ({ name, product_ids: [...ids], account_ids: null }));
    client.send(JSON.stringify({ type: "subscriptions", channels }));
    for (const name of fresh) ticker(name);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const reason = unreasoned ? undefined : error.reason;
    client.send(JSON.stringify({ type: "error", message: error.message, reason }));
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const message = JSON.parse(text) as unknown;
    if (typeof message === "object" && message !== null) return message as Record<string, unknown>;
  } catch {
    // Answered as what is no object.
  }
  throw new Refused("Malformed JSON");
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** Channels by name, or as objects with products of their own. All are checked before anything is done. */
function wanted(message: Record<string, unknown>, verb: string, listings: Listings): [string, string[]][] {
  const failed = (reason: string) => new Refused(`Failed to ${verb}`, reason);
  const channels = Array.isArray(message["channels"]) ? (message["channels"] as unknown[]) : [];
  if (channels.length === 0) throw failed("No channels provided");
  return channels.map((channel) => {
    const own = typeof channel === "object" && channel !== null ? (channel as Record<string, unknown>) : null;
    const asked = own === null ? channel : own["name"];
    const name = typeof asked === "string" ? CHANNELS[asked] : undefined;
    if (name === undefined) throw failed(`${String(asked)} is not a valid channel`);
    const products = strings(own?.["product_ids"] ?? message["product_ids"]);
    if (products.length === 0) throw failed("No products provided");
    const unknown = products.find((product) => !listings.has(product));
    if (unknown !== undefined) throw failed(`${unknown} is not a valid product`);
    return [name, products];
  });
}
