import { z } from "@hono/zod-openapi";
import type { CatalogueCoin } from "../../domain/coins/catalogue.ts";
import type { CoinDetail } from "../../services/get-coin.ts";
import { AssetIdSchema, CountSchema, orNull, TimeSchema, ValueSchema } from "../http/schemas.ts";

const known = (what: string) => orNull(ValueSchema, `${what} Null where it is not known.`);

export const CoinSchema = z
  .object({
    id: z.string().max(110).openapi({ description: "CoinGecko id.", example: "bitcoin" }),
    symbol: z.string().max(30).openapi({ description: "Ticker; not unique.", example: "BTC" }),
    name: z.string().max(100).openapi({ description: "What it is called.", example: "Bitcoin" }),
    rank: CountSchema.nullable().openapi({
      description: "Place by market value; null for a coin that is too small, or no longer traded.",
    }),
    peg: z
      .string()
      .max(10)
      .nullable()
      .openapi({ description: "Currency a stablecoin is meant to be worth.", example: "usd" }),
    successor: z
      .string()
      .max(110)
      .nullable()
      .openapi({ description: "Id of the coin that has taken its place.", example: "polygon-ecosystem-token" }),
    status: z.enum(["active", "delisted"]).openapi({ description: "Whether it is still traded." }),
    marketCap: known("Market value in US dollars."),
    volume24h: known("Traded everywhere within 24 hours, in US dollars."),
    circulatingSupply: known("Coins in circulation."),
    totalSupply: known("Coins that exist."),
    maxSupply: known("Coins there can ever be; null also where there is no limit."),
    factsAsOf: orNull(TimeSchema, "When market value, volume and supply were asked for."),
  })
  .openapi("Coin");

const PairSchema = z
  .object({
    venue: z.string().max(40).openapi({ description: "Where.", example: "binance" }),
    symbol: z.string().max(40).openapi({ description: "The venue's name of the pair.", example: "BTCUSDT" }),
    quote: z.string().max(110).openapi({ description: "What prices are counted in there.", example: "tether" }),
    status: z.enum(["trading", "halted", "delisted"]).openapi({ description: "Whether it is traded there now." }),
    to: orNull(TimeSchema, "When the pair ended; null while it stands."),
  })
  .openapi("CoinPair");

export const CoinDetailSchema = CoinSchema.extend({
  aliases: z
    .array(z.string().max(100))
    .max(100)
    .openapi({ description: "Other names by which it is found in a search and in the news." }),
  pairs: z
    .array(PairSchema)
    .max(100)
    .openapi({ description: "Where it is traded; the first that trades gives its price and its candles." }),
}).openapi("CoinDetail");

export const CoinPath = z.object({ id: AssetIdSchema.openapi({ param: { name: "id", in: "path" } }) });

const iso = (time: number): string => new Date(time).toISOString();

export const viewCoin = ({ facts, ...coin }: CatalogueCoin): z.output<typeof CoinSchema> => ({
  id: coin.id,
  symbol: coin.symbol,
  name: coin.name,
  rank: coin.rank,
  peg: coin.peg,
  successor: coin.successor,
  status: coin.status,
  marketCap: facts?.marketCap ?? null,
  volume24h: facts?.volume24h ?? null,
  circulatingSupply: facts?.circulatingSupply ?? null,
  totalSupply: facts?.totalSupply ?? null,
  maxSupply: facts?.maxSupply ?? null,
  factsAsOf: facts === null ? null : iso(facts.updatedAt),
});

export const viewDetail = (coin: CoinDetail): z.output<typeof CoinDetailSchema> => ({
  ...viewCoin(coin),
  aliases: [...coin.aliases],
  pairs: coin.pairs.map(({ venue, symbol, quote, status, validTo }) => ({
    venue,
    symbol,
    quote,
    status,
    to: validTo === null ? null : iso(validTo),
  })),
});
