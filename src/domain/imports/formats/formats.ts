import type { Format } from "../format.ts";
import { binanceStatement } from "./binance-statement.ts";
import { binanceOrders, binanceTrades, binanceTradesLegacy } from "./binance-trades.ts";
import { bitvavo } from "./bitvavo.ts";
import { coinbase } from "./coinbase.ts";
import { cointracking } from "./cointracking.ts";
import { cryptocom } from "./cryptocom.ts";
import { delta } from "./delta.ts";
import { ghostfolio } from "./ghostfolio.ts";
import { krakenLedgers } from "./kraken-ledgers.ts";
import { krakenTrades } from "./kraken-trades.ts";
import { own } from "./own.ts";
import { relai } from "./relai.ts";
import { revolut } from "./revolut.ts";
import { rotkiEvents, rotkiTrades } from "./rotki.ts";

/** Every format that is recognised by its columns; a header belongs to at most one. */
export const FORMATS: readonly Format[] = [
  own,
  coinbase,
  binanceTrades,
  binanceTradesLegacy,
  binanceOrders,
  binanceStatement,
  krakenLedgers,
  krakenTrades,
  ghostfolio,
  rotkiTrades,
  rotkiEvents,
  cointracking,
  delta,
  bitvavo,
  cryptocom,
  relai,
  revolut,
];
