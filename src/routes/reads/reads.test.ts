import { env, exports } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { keepCloses } from "../../../test/closes.ts";
import { ORIGIN, signUp } from "../../../test/people.ts";
import type { AssetId } from "../../domain/ids.ts";
import type { PriceFrame } from "../../domain/market/price.ts";
import { decimal } from "../../domain/money/amount.ts";
import { PriceRelay } from "../../durable/market/price-relay.ts";
import { Portfolio } from "../../durable/portfolio/portfolio.ts";

const board: Record<string, string> = { bitcoin: "60000", ethereum: "3000" };
vi.spyOn(PriceRelay.prototype, "prices").mockImplementation(async (): Promise<PriceFrame> => {
  const priced = Object.entries(board).map(([asset, price]) => [
    asset,
    { price, quote: "tether" as AssetId, open24h: null, source: "binance" as const, at: Date.now() - 250 },
  ]);
  return {
    type: "snapshot",
    epoch: 1,
    seq: 1,
    freshUntil: { binance: Date.now() + 60_000 },
    prices: Object.fromEntries(priced),
  };
});

type Row = Record<string, unknown>;
type Leg = { asset: string; amount: string };
const leg = (text: string): Leg => {
  const [amount = "", asset = "fiat:usd"] = text.split(" ");
  return { asset, amount };
};
const row = (type: string, at: string, legs: { in?: string; out?: string; fee?: string }, more: Row = {}): Row => ({
  type,
  at: at.includes("T") ? at : `${at}T00:00:00.000Z`,
  ...Object.fromEntries(Object.entries(legs).map(([name, text]) => [name, leg(text)])),
  ...more,
});
const buy = (at: string, coin: string, paid: string, more: Row = {}) => row("buy", at, { in: coin, out: paid }, more);
const sell = (at: string, coin: string, got: string, more: Row = {}) => row("sell", at, { out: coin, in: got }, more);

interface Asked {
  readonly get: (path: string) => Promise<Response>;
  readonly read: <T = Row>(path: string) => Promise<T>;
  readonly add: (...rows: Row[]) => Promise<void>;
  readonly id: string;
}

async function portfolioOf(...rows: Row[]): Promise<Asked> {
  const { headers } = await signUp();
  const ask = (path: string, init: RequestInit = {}) =>
    exports.default.fetch(`${ORIGIN}/api/v1/portfolios${path}`, {
      ...init,
      headers: { ...headers, "content-type": "application/json" },
    });
  const post = async (path: string, body: unknown): Promise<Row> => {
    const response = await ask(path, { method: "POST", body: JSON.stringify(body) });
    expect(response.status, await response.clone().text()).toBe(201);
    return response.json();
  };
  const { id } = (await post("", { name: "Savings" })) as { id: string };
  const get = (path: string) => ask(`/${id}${path}`);
  const add = async (...more: Row[]) => {
    for (const one of more) await post(`/${id}/transactions`, one);
  };
  await add(...rows);
  const read = async <T>(path: string): Promise<T> => {
    const response = await get(path);
    expect(response.status, await response.clone().text()).toBe(200);
    return response.json();
  };
  return { id, get, read, add };
}

interface Performance {
  readonly totals: Record<string, { value: string; unknown: number }> & {
    readonly value: string;
    readonly unrealised: string;
    readonly complete: boolean;
  };
  readonly simple: { readonly value: number };
  readonly coins: readonly { asset: string; gain: string; contribution: number; weight: string }[];
  readonly [field: string]: unknown;
}

/** Points of a history by date. */
const values = (answer: Row) =>
  (answer["points"] as { at: string; value: string }[]).map(({ at, value }) => [at.slice(0, 10), value]);

/** What a history's points say of the benchmark. */
const course = (answer: Row) => (answer["points"] as Row[]).map(({ benchmark }) => benchmark);

/** Without what is each portfolio's own. */
const shapeOf = (answer: Row): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      ["version", "transaction", "account", "ref"].includes(key) ? undefined : value,
    ),
  );

/** Closes of days, by the midnights on which they ended, from 1 March 2025 on. */
const days = (closes: readonly string[]) =>
  Object.fromEntries(closes.map((close, i) => [new Date(Date.UTC(2025, 2, 1 + i)).toISOString(), close] as const));

beforeAll(async () => {
  await env.DB.prepare(
    "INSERT INTO assets (id, kind, symbol, name, status) VALUES (?, 'coin', 'NBD', 'Nobody', 'active')",
  )
    .bind("nobodys-coin")
    .run();
  await keepCloses("bitcoin", "1d", days(["100", "90", "99", "110", "120", "115"]));
  await keepCloses("ethereum", "1d", days(["10", "11", "12", "9", "10", "10"]));
});

const MIXED = [
  buy("2025-03-01", "10 bitcoin", "1000", { fee: leg("5") }),
  buy("2025-03-01T12:00:00.000Z", "50 ethereum", "520"),
  row("swap", "2025-03-02T06:00:00.000Z", { out: "2 bitcoin", in: "18 ethereum" }),
  row("reward", "2025-03-03T00:00:00.000Z", { in: "1 ethereum" }, { subtype: "staking" }),
  sell("2025-03-04T00:00:00.000Z", "3 bitcoin", "330", { fee: leg("0.1 ethereum") }),
  row("deposit", "2025-03-04T08:00:00.000Z", { in: "1 bitcoin" }, { basis: "50" }),
  row("withdrawal", "2025-03-05T08:00:00.000Z", { out: "5 ethereum" }),
  row("loss", "2025-03-05T09:00:00.000Z", { out: "0.5 ethereum" }, { subtype: "theft" }),
];

describe("GET /api/v1/portfolios/{id}/performance", () => {
  it("gives every method side by side, with contributions that add up to the simple return and weights to 1", async () => {
    const { read } = await portfolioOf(...MIXED);
    for (const method of ["fifo", "lifo", "hifo", "lofo", "average"]) {
      const answer = await read<Performance>(
        `/performance?from=2025-03-01T00:00:00Z&to=2025-03-06T00:00:00Z&method=${method}`,
      );
      const { totals, coins, simple } = answer;
      const sum = coins.reduce((total, { contribution }) => total + contribution, 0);
      expect(sum).toBeCloseTo(simple.value, 12);
      const weights = coins.reduce((total, { weight }) => total.plus(decimal(weight)), decimal("0"));
      expect(weights.toFixed()).toBe("1");
      const of = (name: string) => decimal(totals[name]?.value ?? "NaN");
      const left = decimal(totals.value).plus(of("out")).minus(of("in"));
      const right = of("realised")
        .plus(decimal(totals.unrealised))
        .plus(of("income"))
        .minus(of("feesApart"))
        .plus(of("carriedOut"))
        .minus(of("carriedIn"));
      expect(left.toFixed(), method).toBe(right.toFixed());
      expect(answer).toMatchObject({ method, excluded: [], why: expect.any(String), notes: expect.any(Array) });
      expect(totals.complete).toBe(true);
    }
  });

  it("is blind to money that comes and goes: a deposit is no gain", async () => {
    const { read } = await portfolioOf(
      buy("2025-03-01", "1 bitcoin", "100"),
      buy("2025-03-03T00:00:00.000Z", "9 bitcoin", "891"),
    );
    const answer = await read<Performance>("/performance?from=2025-03-01T00:00:00Z&to=2025-03-05T00:00:00Z");
    expect(answer).toMatchObject({
      timeWeighted: { period: { value: expect.closeTo(0.2, 12) } },
      simple: { value: expect.closeTo((1200 - 991) / 991, 12) },
    });
  });

  it("names a day with a large flow that it has no hourly prices to cut at; asked for whole days it names none", async () => {
    const { read } = await portfolioOf(
      buy("2025-03-01", "1 bitcoin", "100"),
      buy("2025-03-03T12:00:00.000Z", "9 bitcoin", "945"),
    );
    const span = "from=2025-03-01T00:00:00Z&to=2025-03-05T00:00:00Z";
    const period = { value: expect.closeTo(0.9 * 1.1 * (1100 / (99 + 945)) * (120 / 110) - 1, 12) };
    expect(await read<Performance>(`/performance?${span}&timing=daily`)).toMatchObject({
      timeWeighted: { period, roughDays: [] },
    });
    expect(await read<Performance>(`/performance?${span}`)).toMatchObject({
      timeWeighted: { period, roughDays: ["2025-03-03T00:00:00.000Z"] },
    });
  });

  it("explains any figure: formula and inputs, lots, prices with source and time", async () => {
    const { read } = await portfolioOf(buy("2025-03-01", "1 bitcoin", "100"));
    const answer = await read("/performance?from=2025-03-01T00:00:00Z&to=2025-03-04T10:00:00Z&explain=true");
    expect(answer).toMatchObject({
      simple: { value: expect.closeTo(0.1, 12), explain: { formula: expect.any(String), inputs: { V_E: "110" } } },
      explain: {
        prices: [
          { asset: "bitcoin", quantity: "1", price: "110", source: "binance", asOf: "2025-03-04T00:00:00.000Z" },
        ],
        lots: [{ quantity: "1", cost: "100" }],
        flows: [{ direction: "in", value: "100" }],
      },
    });
    expect(await read("/performance")).not.toHaveProperty("explain");
  });

  it("leaves a coin out of both ends, with its flows, whose price is not known", async () => {
    const { read } = await portfolioOf(
      buy("2025-03-01", "1 bitcoin", "100"),
      row("deposit", "2025-03-02", { in: "5 nobodys-coin" }),
    );
    const answer = await read<Performance>("/performance?from=2025-03-01T00:00:00Z&to=2025-03-05T00:00:00Z");
    expect(answer).toMatchObject({
      excluded: ["nobodys-coin"],
      simple: { value: expect.closeTo(0.2, 12) },
      totals: { complete: false, unpriced: ["nobodys-coin"], value: "120" },
    });
  });

  it("puts the same money into another coin, and says when an outflow emptied it", async () => {
    const { read } = await portfolioOf(buy("2025-03-01", "1 bitcoin", "100"), sell("2025-03-05", "1 bitcoin", "120"));
    const span = "from=2025-03-01T00:00:00Z&to=2025-03-06T00:00:00Z";
    expect(await read(`/performance?${span}&benchmark=ethereum`)).toMatchObject({
      benchmark: { value: "0", exhaustedAt: "2025-03-05T00:00:00.000Z", shortfall: "20" },
    });
    expect(await read(`/performance?${span}&benchmark=bitcoin`)).toMatchObject({
      benchmark: { exhaustedAt: null, shortfall: "0" },
    });
  });

  it("counts the last 24 hours without flows", async () => {
    const justNow = new Date(Date.now() - 5_000).toISOString();
    const { read } = await portfolioOf(buy(justNow, "0.5 bitcoin", "29000"));
    expect(await read("/performance?period=24h")).toMatchObject({
      change24h: { amount: "1000", share: expect.closeTo(1000 / 29000, 12) },
      totals: { value: "30000" },
      best: { asset: "bitcoin" },
      worst: null,
    });
  });

  it("names what is wrong with the span", async () => {
    const { get } = await portfolioOf(buy("2025-03-01", "1 bitcoin", "100"));
    for (const query of ["period=custom", "period=7d&from=2025-03-01T00:00:00Z", "from=2099-01-01T00:00:00Z"]) {
      const response = await get(`/performance?${query}`);
      expect(response.status, query).toBe(400);
      expect(await response.json()).toMatchObject({ code: "VALIDATION_ERROR", errors: [{ path: "query.from" }] });
    }
  });

  it("says nothing where there is nothing", async () => {
    const { read } = await portfolioOf();
    expect(await read("/performance")).toMatchObject({ simple: { value: null, reason: "no_capital" }, coins: [] });
    expect(await read("/history")).toMatchObject({ from: null, points: [] });
  });
});

describe("GET /api/v1/portfolios/{id}/history", () => {
  it("begins with the first transaction and follows a change of the past", async () => {
    const { read, add } = await portfolioOf(buy("2025-03-02T12:00:00.000Z", "1 bitcoin", "95"));
    const path = "/history?from=2025-01-01T00:00:00Z&to=2025-03-05T00:00:00Z";
    expect(values(await read(path))).toEqual([
      ["2025-03-03", "99"],
      ["2025-03-04", "110"],
      ["2025-03-05", "120"],
    ]);
    await add(buy("2025-03-01T12:00:00.000Z", "2 ethereum", "21"));
    expect(values(await read(path))).toEqual([
      ["2025-03-02", "22"],
      ["2025-03-03", "123"],
      ["2025-03-04", "128"],
      ["2025-03-05", "140"],
    ]);
  });

  it("shows what the same payments would be worth in another coin, where that is asked", async () => {
    const { read } = await portfolioOf(buy("2025-03-01", "1 bitcoin", "100"), buy("2025-03-03", "1 bitcoin", "99"));
    const span = "/history?to=2025-03-04T00:00:00Z";
    // 100 buys 10 at 10; 99 buys 8.25 at 12; on the 4th one is worth 9.
    expect(course(await read(`${span}&benchmark=ethereum`))).toEqual(["110", "219", "164.25"]);
    expect(course(await read(`${span}&benchmark=nobodys-coin`))).toEqual([null, null, null]);
    expect((await read(span))["points"]).not.toContainEqual(expect.objectContaining({ benchmark: expect.anything() }));
  });

  it("stands at the ends of hours, days and weeks, and carries a close over a gap, never a later one", async () => {
    await keepCloses("solana", "1h", { "2025-03-01T01:00:00Z": "10", "2025-03-01T02:00:00Z": "11" });
    const { read } = await portfolioOf(buy("2025-03-01T00:30:00.000Z", "1 solana", "9"));
    const hours = await read("/history?interval=hourly&to=2025-03-01T04:00:00Z");
    expect((hours["points"] as { value: string }[]).map(({ value }) => value)).toEqual(["10", "11", "11", "11"]);
    const weeks = await read("/history?interval=weekly&to=2025-03-11T00:00:00Z");
    expect(values(weeks).map(([at]) => at)).toEqual(["2025-03-03", "2025-03-10", "2025-03-11"]);
  });

  it("takes the price of the own transactions where no market has one", async () => {
    const { read } = await portfolioOf(buy("2025-03-01", "4 nobodys-coin", "10"));
    expect(values(await read("/history?to=2025-03-02T00:00:00Z"))).toEqual([["2025-03-02", "10"]]);
    expect(await read("/holdings?at=2025-03-02T00:00:00Z")).toMatchObject({
      holdings: [{ price: { price: "2.5", source: "ledger", asOf: "2025-03-01T00:00:00.000Z", simulated: false } }],
    });
  });

  it("refuses more points than one answer has", async () => {
    const { get } = await portfolioOf(buy("2020-03-01", "1 bitcoin", "100"));
    const response = await get("/history?interval=hourly&from=2020-03-01T00:00:00Z&to=2020-06-01T00:00:00Z");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: "query.from" }] });
  });
});

describe("as of a time", () => {
  it("a portfolio is what a ledger of what had happened by then is", async () => {
    const whole = await portfolioOf(...MIXED);
    const half = await portfolioOf(...MIXED.slice(0, 4));
    const at = "at=2025-03-03T12:00:00Z";
    for (const path of [`/holdings?${at}`, `/allocation?${at}`, `/lots?${at}`]) {
      const [a, b] = [await whole.read(path), await half.read(path)];
      expect(shapeOf(a), path).toEqual(shapeOf(b));
    }
    const span = "from=2025-03-01T00:00:00Z&to=2025-03-03T12:00:00Z";
    const [a, b] = [await whole.read(`/performance?${span}`), await half.read(`/performance?${span}`)];
    expect(shapeOf(a)).toEqual(shapeOf(b));
  });
});

describe("GET /api/v1/portfolios/{id}/holdings", () => {
  it("now, as of a time, by account, above a value, under a method, with its lots", async () => {
    const { read } = await portfolioOf(
      buy("2025-03-01", "1 bitcoin", "100"),
      buy("2025-03-02", "1 bitcoin", "90"),
      buy("2025-03-02", "1 ethereum", "11"),
      sell("2025-03-03", "1 bitcoin", "99"),
    );
    const cost = async (query: string) => {
      const { holdings } = await read<{ holdings: { cost: string }[] }>(`/holdings?${query}`);
      return holdings.map((holding) => holding.cost);
    };
    expect(await cost("method=fifo")).toEqual(["90", "11"]);
    expect(await cost("method=lifo")).toEqual(["100", "11"]);
    expect(await cost("at=2025-03-01T12:00:00Z")).toEqual(["100"]);
    expect(await cost("minValue=5000")).toEqual(["90"]);
    const explained = await read("/holdings?explain=true");
    expect(explained).toMatchObject({
      totals: { value: "63000", realised: "-1" },
      holdings: [{ asset: "bitcoin", weight: "0.9524", lots: [{ cost: "90" }] }, { weight: "0.0476" }],
    });
  });

  it("counts in another currency at the rates of the time", async () => {
    const { read } = await portfolioOf(buy("2025-03-01", "1 bitcoin", "100"));
    const inEther = await read("/holdings?at=2025-03-02T00:00:00Z&base=ethereum");
    expect(inEther).toMatchObject({
      base: "ethereum",
      holdings: [{ cost: "10", value: "8.181818181818181818" }],
    });
  });
});

describe("lots, disposals, income, fees", () => {
  it("are read by page, newest first, one row for each lot that was used", async () => {
    const { read } = await portfolioOf(
      buy("2025-03-01", "1 bitcoin", "100"),
      buy("2025-03-02", "1 bitcoin", "90", { fee: leg("1") }),
      sell("2025-03-03", "1.5 bitcoin", "150"),
      row("reward", "2025-03-04", { in: "2 ethereum" }, { subtype: "staking" }),
    );
    const first = await read<{ items: Row[]; nextCursor: string }>("/disposals?limit=1");
    const second = await read<{ items: Row[]; nextCursor: null }>(`/disposals?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toMatchObject([
      { quantity: "0.5", proceeds: "50", cost: "45.5", gain: "4.5", term: "short" },
      { quantity: "1", proceeds: "100", cost: "100", gain: "0" },
    ]);
    expect(second.nextCursor).toBeNull();
    expect(await read("/income")).toMatchObject({ items: [{ kind: "staking", quantity: "2", value: "18" }] });
    expect(await read("/fees")).toMatchObject({ items: [{ amount: "1", value: "1", apart: false }] });
    expect(await read("/lots?asset=bitcoin")).toMatchObject({
      lots: [{ quantity: "0.5", cost: "45.5", breakEven: "91", value: "30000", term: "long" }],
      notes: [expect.stringContaining("wash-sale"), expect.any(String)],
    });
  });
});

describe("GET /api/v1/portfolios/{id}/reports/{year}", () => {
  const YEAR = [
    buy("2023-01-01", "2 bitcoin", "200"),
    sell("2024-12-31T23:30:00.000Z", "1 bitcoin", "150"),
    buy("2024-06-01", "1 ethereum", "30"),
    sell("2024-07-01", "1 ethereum", "20"),
    row("loss", "2024-08-01", { out: "0.5 bitcoin" }, { subtype: "theft" }),
    row("reward", "2024-09-01", { in: "1 tether" }, { subtype: "interest" }),
  ];

  it("tells gains short and long, losses, income by kind and what was left", async () => {
    const { read } = await portfolioOf(...YEAR);
    const report = await read("/reports/2024");
    expect(report).toMatchObject({
      year: 2024,
      gains: { long: { gain: { value: "50" } }, short: { gain: { value: "-10" } }, all: { count: 2 } },
      losses: { count: 1, gain: { value: "-50" } },
      income: { byKind: [{ kind: "interest", count: 1, value: { value: "1" } }] },
      closingLots: expect.arrayContaining([expect.objectContaining({ asset: "bitcoin", quantity: "0.5" })]),
      notes: [expect.stringContaining("wash-sale"), expect.any(String)],
    });
    // It was already the next year in Berlin.
    expect(await read("/reports/2024?tz=Europe/Berlin")).toMatchObject({ gains: { all: { count: 1 } } });
    expect(await read("/reports/2025?tz=Europe/Berlin")).toMatchObject({ gains: { long: { count: 1 } } });
  });

  it("is a table that no spreadsheet computes", async () => {
    const { get } = await portfolioOf(...YEAR, buy("2024-10-01", "1 solana", "5", { ref: "-cmd" }));
    const response = await get("/reports/2024?format=csv");
    expect(response.headers.get("content-type")).toContain("text/csv");
    const lines = (await response.text()).split("\r\n");
    expect(lines[0]).toMatch(/^section,kind,asset/);
    expect(lines.filter((line) => line.startsWith("disposal,"))).toHaveLength(3);
    expect(lines.find((line) => line.startsWith("closing_lot,,solana"))).toMatch(/,'-cmd,$/);
    expect(lines.find((line) => line.startsWith("gains,short"))).toContain(",-10,");
  });
});

describe("GET /api/v1/portfolios/{id}/what-if", () => {
  const ROWS = [
    buy("2023-01-01", "1 bitcoin", "300"),
    buy("2024-01-01", "1 bitcoin", "500"),
    buy("2025-03-01", "1 bitcoin", "400"),
  ];

  it("shows a sale under every method and stores nothing", async () => {
    const { read } = await portfolioOf(...ROWS);
    const answer = await read<{ methods: { method: string; gain: string; cost: string }[] }>(
      "/what-if?asset=bitcoin&quantity=1&price=600",
    );
    expect(Object.fromEntries(answer.methods.map(({ method, gain }) => [method, gain]))).toEqual({
      fifo: "300",
      lifo: "200",
      hifo: "100",
      lofo: "300",
      average: "200",
      specific: "300",
    });
    expect(await read("/disposals")).toMatchObject({ items: [] });
    expect(await read("/what-if?asset=bitcoin")).toMatchObject({
      sale: { quantity: "3", price: "60000", quoted: { source: "binance" } },
    });
  });

  it("refuses more than is held", async () => {
    const { get } = await portfolioOf(...ROWS);
    const response = await get("/what-if?asset=bitcoin&quantity=4");
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "INSUFFICIENT_HOLDINGS", facts: { held: "3", asked: "4" } });
  });
});

describe("a portfolio's reads", () => {
  const PATHS = [
    "/lots",
    "/disposals",
    "/income",
    "/fees",
    "/reports/2024",
    "/performance",
    "/history",
    "/allocation",
    "/what-if?asset=bitcoin",
    "/holdings?at=2025-01-01T00:00:00Z",
  ];

  it("wake no object for a stranger", async () => {
    const { id } = await portfolioOf(buy("2025-03-01", "1 bitcoin", "100"));
    const { headers } = await signUp();
    const woken = vi.spyOn(Portfolio.prototype, "read");
    for (const path of PATHS) {
      const response = await exports.default.fetch(`${ORIGIN}/api/v1/portfolios/${id}${path}`, { headers });
      expect(response.status, path).toBe(404);
    }
    expect(woken).not.toHaveBeenCalled();
    woken.mockRestore();
  });

  it("are counted in what values can be counted in", async () => {
    const { get } = await portfolioOf();
    const response = await get("/performance?base=solana");
    expect(response.status).toBe(400);
  });
});
