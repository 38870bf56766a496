import type { Refusal } from "../binance/refusals.ts";
import type { Faults } from "../control/faults.ts";
import type { Pair } from "../market/market.ts";
import { chart, ohlc, OHLC_DAYS, stepOf } from "./charts.ts";
import type { Listed, Prices } from "./coins.ts";
import { cap, isSpan, marketRow, NOTHING, turnover } from "./markets.ts";
import { shown } from "./numbers.ts";
import { said, tooOld } from "./refusals.ts";

const DAY = 86_400_000;
const HISTORY = 365 * DAY;

export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.body);
    this.refusal = refusal;
  }
}

interface Ask {
  prices: Prices;
  coins: Listed[];
  faults: Faults;
  query: URLSearchParams;
  now: number;
  /** Of the coin that the path names. */
  id: string;
}

export const ROUTES: [RegExp, (ask: Ask) => unknown][] = [
  [/^\/ping$/, () => ({ gecko_says: "(V3) To the Moon!" })],
  [/^\/simple\/price$/, simplePrice],
  [/^\/coins\/markets$/, markets],
  [/^\/coins\/list$/, list],
  [/^\/coins\/([^/]+)\/market_chart$/, marketChart],
  [/^\/coins\/([^/]+)\/market_chart\/range$/, marketChartRange],
  [/^\/coins\/([^/]+)\/ohlc$/, candles],
];

const words = (text: string | null): string[] => (text === null || text === "" ? [] : text.toLowerCase().split(","));

function mandatory(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === "") throw new Refused(said(422, `Missing parameter ${name}`));
  return value;
}

function currencyOf({ query, prices }: Ask): string {
  const currency = mandatory(query, "vs_currency").toLowerCase();
  if (!prices.knows(currency)) throw new Refused(said(422, "invalid vs_currency"));
  return currency;
}

/** The coins that ids, names or symbols name; all where none is asked for. What is unknown is left out in silence. */
function chosen({ query, coins, faults }: Ask): Listed[] {
  const by = (["ids", "names", "symbols"] as const).find((name) => words(query.get(name)).length > 0);
  const asked = new Set(words(by === undefined ? null : query.get(by)));
  const key = { ids: "id", names: "name", symbols: "symbol" } as const;
  const found = by === undefined ? coins : coins.filter((coin) => asked.has(coin[key[by]].toLowerCase()));
  return found.filter(({ pair }) => faults.take("coingecko", ["missing-ids"], pair?.profile.symbol) === undefined);
}

const isNull = ({ faults }: Ask, { pair }: Listed): boolean =>
  faults.take("coingecko", ["nulls"], pair?.profile.symbol) !== undefined;

const factor = ({ faults }: Ask, { pair }: Listed): number =>
  faults.take("coingecko", ["spike"], pair?.profile.symbol) === undefined ? 1 : 3;

function simplePrice(ask: Ask): object {
  const { query, prices, now } = ask;
  const currencies = words(mandatory(query, "vs_currencies")).filter((currency) => prices.knows(currency));
  if (!["ids", "names", "symbols"].some((name) => query.has(name)))
    throw new Refused(said(422, "Missing parameter ids"));
  const wants = (name: string) => query.get(`include_${name}`) === "true";
  const entry = (coin: Listed): object => {
    const { pair } = coin;
    if (pair === null) return {};
    const none = isNull(ask, coin);
    const times = factor(ask, coin);
    const values: Record<string, number | null> = {};
    const put = (name: string, value: number) => {
      values[name] = none ? null : value;
    };
    for (const currency of currencies) {
      const price = prices.now(pair, currency, now);
      put(currency, shown(price * times, query.get("precision")));
      if (wants("market_cap")) put(`${currency}_market_cap`, cap(pair, price));
      if (wants("24hr_vol")) put(`${currency}_24h_vol`, turnover(prices, pair, currency, now));
      if (wants("24hr_change")) {
        put(`${currency}_24h_change`, (price / prices.at(pair, currency, now - DAY) - 1) * 100);
      }
    }
    if (wants("last_updated_at")) put("last_updated_at", Math.floor(now / 1000));
    return values;
  };
  return Object.fromEntries(chosen(ask).map((coin) => [coin.id, entry(coin)]));
}

const ORDERS = ["market_cap_desc", "market_cap_asc", "volume_desc", "volume_asc", "id_asc", "id_desc"];

function markets(ask: Ask): object[] {
  const { query, prices, coins, now } = ask;
  const currency = currencyOf(ask);
  const order = query.get("order") ?? "market_cap_desc";
  const whole = (name: string, usual: number) => Math.max(1, Math.floor(Number(query.get(name) ?? usual)) || usual);
  const perPage = Math.min(250, whole("per_page", 100));
  const caps = new Map(coins.map(({ id, pair }) => [id, pair === null ? 0 : cap(pair, prices.now(pair, "usd", now))]));
  const ranked = coins.toSorted((a, b) => (caps.get(b.id) ?? 0) - (caps.get(a.id) ?? 0));
  const ranks = new Map(ranked.map(({ id }, n) => [id, n + 1]));
  const kept = new Set(chosen(ask));
  const sorted = sort(
    ranked.filter((coin) => kept.has(coin)),
    ORDERS.includes(order) ? order : "market_cap_desc",
    ask,
  );
  const start = (whole("page", 1) - 1) * perPage;
  const spans = words(query.get("price_change_percentage")).filter(isSpan);
  return sorted.slice(start, start + perPage).map((coin) => {
    const sparkline = query.get("sparkline") === "true";
    const row = {
      rank: ranks.get(coin.id) ?? null,
      currency,
      now,
      precision: query.get("precision"),
      sparkline,
      spans,
    };
    const made = marketRow(prices, { coin, ...row });
    if (isNull(ask, coin)) return { ...made, ...NOTHING };
    const times = factor(ask, coin);
    return times === 1 ? made : { ...made, current_price: Number(made["current_price"]) * times };
  });
}

function sort(ranked: Listed[], order: string, { prices, now }: Ask): Listed[] {
  const up = order.endsWith("_asc");
  if (order.startsWith("market_cap")) return up ? ranked.toReversed() : ranked;
  if (order.startsWith("id")) return ranked.toSorted((a, b) => (a.id < b.id === up ? -1 : 1));
  const traded = new Map(
    ranked.map((coin) => [coin, coin.pair === null ? 0 : turnover(prices, coin.pair, "usd", now)]),
  );
  const sorted = ranked.toSorted((a, b) => (traded.get(b) ?? 0) - (traded.get(a) ?? 0));
  return up ? sorted.toReversed() : sorted;
}

function list(ask: Ask): object[] {
  const platforms = ask.query.get("include_platform") === "true" ? { platforms: {} } : {};
  return ask.query.get("status") === "inactive"
    ? []
    : chosen({ ...ask, query: new URLSearchParams() }).map(({ id, symbol, name }) => ({
        id,
        symbol,
        name,
        ...platforms,
      }));
}

function pairOf({ coins, id }: Ask): Pair | null {
  const coin = coins.find((one) => one.id === id);
  if (coin === undefined) throw new Refused(said(404, "coin not found"));
  return coin.pair;
}

function marketChart(ask: Ask): object {
  const pair = pairOf(ask);
  const currency = currencyOf(ask);
  const days = mandatory(ask.query, "days");
  const span = days === "max" ? Number.POSITIVE_INFINITY : Number(days) * DAY;
  if (!(span > 0)) throw new Refused(said(422, "Invalid days parameter"));
  if (span > HISTORY) throw new Refused(tooOld(ask.now));
  return drawn(ask, pair, currency, ask.now - span, ask.now);
}

function marketChartRange(ask: Ask): object {
  const pair = pairOf(ask);
  const currency = currencyOf(ask);
  const [from = 0, to = 0] = ["from", "to"].map((name) => Number(mandatory(ask.query, name)) * 1000);
  if (!(from < to)) throw new Refused(said(422, "Invalid time range"));
  if (from < ask.now - HISTORY - DAY) throw new Refused(tooOld(ask.now));
  return drawn(ask, pair, currency, from, to);
}

function drawn({ prices, query, now }: Ask, pair: Pair | null, currency: string, from: number, to: number): object {
  if (pair === null) return { prices: [], market_caps: [], total_volumes: [] };
  return chart(prices, pair, currency, { from, to, step: stepOf(to - from, query.get("interval")), now });
}

function candles(ask: Ask): number[][] {
  const pair = pairOf(ask);
  const currency = currencyOf(ask);
  const days = Number(mandatory(ask.query, "days"));
  if (!OHLC_DAYS.includes(days)) throw new Refused(said(422, "Invalid days parameter"));
  return pair === null ? [] : ohlc(ask.prices, pair, currency, days, ask.now);
}
