import type { Faults } from "../control/faults.ts";
import { eight } from "../market/format.ts";

const FACTORS = { spike: 3, drift: 1.03, negative: -1, zero: 0 };
const WRONG_PRICES = ["spike", "drift", "negative", "zero"] as const;
const CLOSE = 4;

/** An answer of the REST side with wrong prices or missing candles, where a fault in force asks for them. */
export function distort(faults: Faults, body: unknown, symbol: string | undefined): unknown {
  if (Array.isArray(body)) {
    return Array.isArray(body[0])
      ? candles(faults, body as unknown[][], symbol)
      : body.map((one) => distort(faults, one, undefined));
  }
  return ticker(faults, body as Record<string, unknown>);
}

function candles(faults: Faults, rows: unknown[][], symbol: string | undefined): unknown[][] {
  const fault = faults.take("binance-rest", ["gap", ...WRONG_PRICES], symbol);
  if (fault === undefined) return rows;
  const wrong = fault.fault;
  // Three candles are missing in the middle, as on 2020-06-28.
  if (wrong === "gap") return rows.toSpliced(Math.floor(rows.length / 2) - 1, 3);
  return rows.map((row) => row.with(CLOSE, eight(Number(row[CLOSE]) * FACTORS[wrong])));
}

function ticker(faults: Faults, body: Record<string, unknown>): Record<string, unknown> {
  const name = "lastPrice" in body ? "lastPrice" : "price";
  const fault =
    name in body ? faults.take("binance-rest", WRONG_PRICES, body["symbol"] as string | undefined) : undefined;
  return fault === undefined ? body : { ...body, [name]: eight(Number(body[name]) * FACTORS[fault.fault]) };
}
