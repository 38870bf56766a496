import type { z } from "@hono/zod-openapi";
import type { Span } from "../../domain/market/candles/bar.ts";
import type { OpenBar } from "../../domain/market/candles/view.ts";
import type { JsonBytes } from "../../platform/json-text.ts";
import { jsonBytes, jsonText } from "../../platform/json-text.ts";
import type { Candles } from "../../services/get-candles.ts";
import { etagOf } from "../http/etag.ts";
import { encodeCursor } from "../http/pagination.ts";
import type { CandlesSchema } from "./schemas.ts";

export interface CandlesText {
  readonly bytes: JsonBytes<z.output<typeof CandlesSchema>>;
  readonly etag: string;
}

/** Per page its answer, and the open candle that it ends with: as long as neither changes it is the same bytes. */
const written = new WeakMap<object, { readonly open: OpenBar | null; readonly answer: CandlesText }>();
const MOST_GAPS = 10_000;

export async function candlesText(candles: Candles): Promise<CandlesText> {
  const { open } = candles;
  const known = written.get(candles.page);
  if (known !== undefined && isSame(known.open, open)) return known.answer;
  const text = jsonText(bodyOf(candles));
  const answer = { bytes: jsonBytes(text), etag: await etagOf(text) };
  if (candles.page.series !== null) written.set(candles.page, { open, answer });
  return answer;
}

/** The latest price is asked for every second or two, and mostly it moves the close alone. */
const isSame = (a: OpenBar | null, b: OpenBar | null): boolean =>
  a === b || (a !== null && b !== null && a.close === b.close && a.openTime === b.openTime && a.volume === b.volume);

function bodyOf({
  id,
  interval,
  pair,
  base,
  assumedPeg,
  page,
  open,
  simulated,
}: Candles): z.output<typeof CandlesSchema> {
  const { fromTime = null, toTime = null, listedAt = null } = page.series ?? {};
  return {
    coin: id,
    interval,
    venue: pair?.venue ?? null,
    symbol: pair?.symbol ?? null,
    quote: pair?.quote ?? null,
    base,
    assumedPeg,
    simulated,
    covered: fromTime === null || toTime === null ? null : iso({ from: Math.max(fromTime, listedAt ?? 0), to: toTime }),
    gaps: page.gaps.slice(0, MOST_GAPS).map((gap) => ({ ...iso(gap), reason: gap.reason })),
    items: [...page.bars.map((bar) => view(bar, true)), ...(open === null ? [] : [view(open, false)])],
    nextCursor: page.next === null ? null : encodeCursor([page.next]),
  };
}

const iso = ({ from, to }: Span) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });

const view = ({ openTime, open, high, low, close, volume }: OpenBar, closed: boolean) => ({
  time: new Date(openTime).toISOString(),
  open,
  high,
  low,
  close,
  volume,
  closed,
});
