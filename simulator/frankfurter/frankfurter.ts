import type { ServerResponse } from "node:http";
import type { Faults } from "../control/faults.ts";
import { hang, send } from "../http.ts";
import { badGateway, refusalOf } from "../venues/refusals.ts";
import { FIRST_DATE, lastWorkingDay, latestDate, workingDays } from "./calendar.ts";
import { NAMES, type Rates } from "./rates.ts";

const JSON_TYPE = "application/json; charset=utf-8";
const DATE = /^\d{4}-\d\d-\d\d$/;

interface Asked {
  base: string;
  symbols: string[];
  amount: number;
}

/** Rates of the European Central Bank by day: as `api.frankfurter.dev`. */
export class Frankfurter {
  readonly counters = { requests: 0, refused: 0 };
  readonly #rates: Rates;
  readonly #faults: Faults;
  readonly #now: () => number;

  constructor(rates: Rates, faults: Faults, now: () => number) {
    this.#rates = rates;
    this.#faults = faults;
    this.#now = now;
  }

  async answer(response: ServerResponse, path: string, query: URLSearchParams): Promise<void> {
    this.counters.requests += 1;
    const names = ["not-found", "refuse-429", "error-500", "drop", "hang", "malformed"] as const;
    const fault = this.#faults.take("frankfurter", names);
    if (fault?.fault === "drop") return void response.destroy();
    if (fault?.fault === "error-500" || fault?.fault === "refuse-429") {
      this.counters.refused += 1;
      const refusal = fault.fault === "error-500" ? badGateway() : refusalOf(fault, (message) => ({ message }));
      return void response.writeHead(refusal.status, refusal.headers).end(refusal.body);
    }
    const body = fault?.fault === "not-found" ? null : this.#body(path, query);
    if (body === null) return send(response, 404, JSON.stringify({ message: "not found" }), JSON_TYPE);
    const text = JSON.stringify(body).replace(/"amount":(\d+),/, '"amount":$1.0,');
    if (fault?.fault === "hang") return await hang(response, text, JSON_TYPE, fault.over);
    send(response, 200, fault?.fault === "malformed" ? text.slice(0, -2) : text, JSON_TYPE);
  }

  #body(path: string, query: URLSearchParams): object | null {
    if (path === "/v1/currencies") return NAMES;
    const [, from, range, to] = /^\/v1\/([^./]+)(\.\.)?([^/]*)$/.exec(path) ?? [];
    const asked = this.#asked(query);
    if (from === undefined || asked === null) return null;
    const latest = latestDate(this.#now());
    if (range === undefined) return this.#day(from === "latest" ? latest : from, latest, asked);
    return this.#range(from, to === undefined || to === "" ? latest : to, latest, asked);
  }

  #day(date: string, latest: string, asked: Asked): object | null {
    const day = settled(date, latest);
    if (day === null) return null;
    return { amount: asked.amount, base: asked.base, date: day, rates: this.#on(day, asked) };
  }

  /** Begins with the rates that were in force on the first day, which may be of a day before it. */
  #range(from: string, to: string, latest: string, asked: Asked): object | null {
    const first = settled(from, latest);
    const last = settled(to, latest);
    if (first === null || last === null || first > last) return null;
    const rates = Object.fromEntries(workingDays(first, last).map((day) => [day, this.#on(day, asked)]));
    return { amount: asked.amount, base: asked.base, start_date: first, end_date: last, rates };
  }

  #on(day: string, { base, symbols, amount }: Asked): Record<string, number> {
    return Object.fromEntries(symbols.map((code) => [code, rounded(amount * this.#rates.rate(base, code, day))]));
  }

  /** Also by the parameters' names of the old host. */
  #asked(query: URLSearchParams): Asked | null {
    const base = (query.get("base") ?? query.get("from") ?? "EUR").toUpperCase();
    const list = query.get("symbols") ?? query.get("to");
    const wanted = list === null || list === "" ? Object.keys(NAMES) : list.toUpperCase().split(",");
    const symbols = wanted.filter((code) => code !== base && this.#rates.has(code)).toSorted();
    const amount = Number(query.get("amount") ?? 1);
    return this.#rates.has(base) && symbols.length > 0 && amount > 0 ? { base, symbols, amount } : null;
  }
}

/** The working day whose rates hold on a date; null for what is none or lies before the first. */
function settled(date: string, latest: string): string | null {
  if (!DATE.test(date) || Number.isNaN(Date.parse(date)) || date < FIRST_DATE) return null;
  return date > latest ? latest : lastWorkingDay(date);
}

/** As published: five significant digits. */
const rounded = (rate: number): number => Number(rate.toPrecision(5));
