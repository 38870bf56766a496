import type { Market, Pair } from "../market/market.ts";

/** An error of the exchange: HTTP 400 with its code. */
export class BadRequest extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const ONE = "^[A-Z0-9-_.]{1,20}$";
const MANY = '^\\[("[A-Z0-9-_.]{1,20}"(,"[A-Z0-9-_.]{1,20}"){0,}){0,1}\\]$';

const illegal = (name: string, range: string) =>
  new BadRequest(-1100, `Illegal characters found in parameter '${name}'; legal range is '${range}'.`);

export function mandatory(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === "") {
    throw new BadRequest(-1102, `Mandatory parameter '${name}' was not sent, was empty/null, or malformed.`);
  }
  return value;
}

export function wholeNumber(query: URLSearchParams, name: string): number | null {
  const value = query.get(name);
  if (value === null) return null;
  if (!/^[0-9]{1,20}$/.test(value)) throw illegal(name, "^[0-9]{1,20}$");
  return Number(value);
}

export function choice<T extends string>(query: URLSearchParams, name: string, choices: readonly T[]): T | null {
  const value = query.get(name);
  if (value === null) return null;
  const known = choices.find((one) => one === value);
  if (known === undefined) throw new BadRequest(-1140, `Invalid value for parameter '${name}'.`);
  return known;
}

export function pairOf(market: Market, symbol: string): Pair {
  if (!new RegExp(ONE).test(symbol)) throw illegal("symbol", ONE);
  const pair = market.pairs.get(symbol);
  if (pair === undefined) throw new BadRequest(-1121, "Invalid symbol.");
  return pair;
}

export interface Selection {
  pairs: Pair[];
  /** One pair by `symbol` is answered as an object, all else as a list. */
  single: boolean;
}

/** The pairs that `symbol`, `symbols` or the lack of both ask for. */
export function selection(market: Market, query: URLSearchParams): Selection {
  const symbol = query.get("symbol");
  const symbols = query.get("symbols");
  if (symbol !== null && symbols !== null) {
    throw new BadRequest(-1128, "Combination of optional parameters invalid.");
  }
  if (symbol !== null) return { pairs: [pairOf(market, symbol)], single: true };
  if (symbols === null) return { pairs: [...market.pairs.values()], single: false };
  if (!new RegExp(MANY).test(symbols)) throw illegal("symbols", MANY);
  return { pairs: (JSON.parse(symbols) as string[]).map((one) => pairOf(market, one)), single: false };
}
