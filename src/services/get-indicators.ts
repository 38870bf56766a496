import type { AssetId } from "../domain/ids.ts";
import type { Wanted } from "../domain/indicators/over-candles.ts";
import { neededFrom, overCandles } from "../domain/indicators/over-candles.ts";
import type { Value } from "../domain/indicators/parameter.ts";
import type { Lines } from "../domain/indicators/series.ts";
import { indexAt } from "../domain/market/candles/columns.ts";
import type { ShownInterval } from "../domain/market/candles/view.ts";
import { lengthOf, spanOf } from "../domain/market/candles/view.ts";
import type { JsonBytes } from "../platform/json-text.ts";
import { JsonWriter } from "../platform/json-writer.ts";
import { problem } from "../platform/problem.ts";
import type { Archive } from "./candle-archive.ts";
import { candleArchive } from "./candle-archive.ts";
import type { ServiceContext } from "./context.ts";
import { writtenOnce } from "./written-once.ts";

/** Bars an answer has at most, and without `from`. */
export const MOST_BARS = 1_500;
const USUAL_BARS = 500;

export interface IndicatorsInput {
  readonly id: AssetId;
  readonly interval: ShownInterval;
  /** Opening times, ms; `to` is not included. */
  readonly from: number | null;
  readonly to: number | null;
  /** As it was written: the same text is the same question. */
  readonly text: string;
  readonly set: readonly WantedOf[];
}

export interface WantedOf extends Wanted {
  /** The coin beside it, of correlation and beta. */
  readonly other: AssetId | null;
}

export interface Indicators {
  readonly coin: AssetId;
  readonly interval: ShownInterval;
  readonly venue: string | null;
  readonly symbol: string | null;
  readonly quote: AssetId | null;
  readonly simulated: boolean;
  /** The candles that there are, up to the end of the last one that has closed. */
  readonly covered: { readonly from: string; readonly to: string } | null;
  readonly time: readonly string[];
  readonly results: readonly IndicatorOf[];
}

export interface IndicatorOf {
  readonly indicator: string;
  readonly field: string | null;
  readonly other: AssetId | null;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly lookback: number | null;
  readonly settled: boolean;
  readonly anchoredAt: string | null;
  readonly lines: Readonly<Record<string, readonly (number | null)[]>>;
}

const answers = writtenOnce<Indicators>();

/** Indicators over a coin's closed candles. A value never depends on `from`: bars before it are taken in as far as they matter. */
export async function getIndicators(context: ServiceContext, input: IndicatorsInput) {
  const { id, interval, set } = input;
  const now = context.clock.now();
  const length = lengthOf(interval);
  const span = spanOf(interval, input, USUAL_BARS, now);
  if (span.from >= span.to) throw badFrom("a time before `to` and before now");
  if ((span.to - span.from) / length > MOST_BARS) throw badFrom(`at most ${MOST_BARS} candles before \`to\``);
  const since = Math.min(...set.map((wanted) => neededFrom(wanted, span.from, length)));
  const archive = await warmed(context, input, span.from, since);
  const others = new Map<AssetId, Archive>();
  for (const { other } of set)
    if (other !== null && !others.has(other)) others.set(other, await otherOf(context, input, other, since));
  const versions = [archive, ...others.values()].map(({ version }) => version).join();
  return answers(context, `${versions} ${id} ${interval} ${span.from} ${span.to} ${input.text}`, () =>
    answerTo(context, input, span, archive, others),
  );
}

const badFrom = (expected: string) => problem("VALIDATION_ERROR", { errors: [{ path: "query.from", expected }] });

/** Gaps make bars fewer than their time: then more is read, until there are enough or the candles begin. */
async function warmed(
  context: ServiceContext,
  { id, interval, set }: IndicatorsInput,
  from: number,
  since: number,
): Promise<Archive> {
  const length = lengthOf(interval);
  const lookback = Math.max(...set.map(({ indicator, parameters }) => indicator.lookback(parameters) ?? 0));
  for (let start = since; ;) {
    const archive = await candleArchive(context, id, interval, start);
    const short = lookback - indexAt(archive.columns.time, from);
    if (short <= 0 || archive.begin === null || start <= archive.begin) return archive;
    start -= Math.max(2 * short, 100) * length;
  }
}

async function otherOf(context: ServiceContext, { interval }: IndicatorsInput, id: AssetId, since: number) {
  const archive = await candleArchive(context, id, interval, since);
  if (archive.pair !== null) return archive;
  throw problem("VALIDATION_ERROR", {
    errors: [{ path: "query.set", expected: `a coin that is traded, not "${id}"` }],
  });
}

function answerTo(
  context: ServiceContext,
  { id, interval, set }: IndicatorsInput,
  span: { readonly from: number; readonly to: number },
  { pair, columns, begin, end }: Archive,
  others: ReadonlyMap<AssetId, Archive>,
): JsonBytes<Indicators> {
  const shown = { first: indexAt(columns.time, span.from), stop: indexAt(columns.time, span.to) };
  const head = {
    coin: id,
    interval,
    venue: pair?.venue ?? null,
    symbol: pair?.symbol ?? null,
    quote: pair?.quote ?? null,
    simulated: context.config.market === "simulated",
    covered: begin === null || end === null ? null : { from: iso(begin), to: iso(end) },
  } satisfies Head;
  const results = set.map((wanted) => {
    const { indicator, parameters, field, other } = wanted;
    const beside = other === null ? null : (others.get(other)?.columns ?? null);
    const { lines, settled, anchoredAt } = overCandles(wanted, columns, shown, beside);
    const described = {
      indicator: indicator.name,
      field: indicator.inputs.includes("value") ? field : null,
      other,
      parameters,
      lookback: indicator.lookback(parameters),
      settled,
      anchoredAt: anchoredAt === null ? null : iso(anchoredAt),
    } satisfies Omit<IndicatorOf, "lines">;
    return { described, lines };
  });
  return written(head, columns.time.subarray(shown.first, shown.stop), results);
}

type Head = Omit<Indicators, "time" | "results">;

/** Most of an answer are figures, and most of its time went into writing them. */
function written(
  head: Head,
  time: Float64Array,
  results: readonly { readonly described: Omit<IndicatorOf, "lines">; readonly lines: Lines }[],
): JsonBytes<Indicators> {
  const writer = new JsonWriter().open(head).text(',"time":').times(time).text(',"results":[');
  for (const [n, { described, lines }] of results.entries()) {
    writer
      .text(n === 0 ? "" : ",")
      .open(described)
      .text(',"lines":{');
    for (const [i, [name, line]] of Object.entries(lines).entries()) {
      writer.text(`${i === 0 ? "" : ","}${JSON.stringify(name)}:`).figures(line);
    }
    writer.text("}}");
  }
  return writer.text("]}").done();
}

const iso = (time: number): string => new Date(time).toISOString();
