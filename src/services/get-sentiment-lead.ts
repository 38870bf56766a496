import type { AssetId } from "../domain/ids.ts";
import { indexAt } from "../domain/market/candles/columns.ts";
import type { Lead } from "../domain/sentiment/lead.ts";
import { leads } from "../domain/sentiment/lead.ts";
import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { jsonBytes, jsonText } from "../platform/json-text.ts";
import { coreDb } from "../storage/database.ts";
import { fixedHours, hoursOf } from "../storage/queries/sentiment.ts";
import type { Archive } from "./candle-archive.ts";
import { candleArchive } from "./candle-archive.ts";
import type { ServiceContext } from "./context.ts";
import { writtenOnce } from "./written-once.ts";

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

export interface SentimentLead {
  readonly coin: AssetId;
  readonly modelVersion: string;
  readonly from: string;
  readonly to: string;
  readonly hours: { readonly withScore: number; readonly withClose: number };
  readonly leads: readonly Lead[];
  readonly finding: Lead["finding"];
  readonly simulated: boolean;
}

const answers = writtenOnce<SentimentLead>();

/** Whether a coin's hourly sentiment told anything of its later returns, so that the signal can be disproved. */
export async function getSentimentLead(context: ServiceContext, { id, days }: { id: AssetId; days: number }) {
  const to = Math.floor(context.clock.now() / HOUR_MS) * HOUR_MS;
  const from = to - days * DAY_HOURS * HOUR_MS;
  const archive = await candleArchive(context, id, "1h", from);
  const { last } = await fixedHours(coreDb(context.env), id, MODEL_VERSION);
  return answers(context, `${archive.version} ${id} ${MODEL_VERSION} ${last} ${from} ${to}`, async () =>
    jsonBytes(jsonText(await answerTo(context, id, { from, to }, archive))),
  );
}

async function answerTo(
  context: ServiceContext,
  id: AssetId,
  { from, to }: { readonly from: number; readonly to: number },
  { columns }: Archive,
): Promise<SentimentLead> {
  const fixed = await hoursOf(coreDb(context.env), id, MODEL_VERSION, from, to - HOUR_MS);
  const length = (to - from) / HOUR_MS;
  const [scores, closes] = [new Float64Array(length).fill(Number.NaN), new Float64Array(length).fill(Number.NaN)];
  // The score of an hour is of its end, and so is the candle's close.
  for (const { hour, score } of fixed) if (score !== null) scores[(hour - from) / HOUR_MS] = score;
  const stop = indexAt(columns.time, to);
  for (let i = indexAt(columns.time, from); i < stop; i++)
    closes[((columns.time[i] as number) - from) / HOUR_MS] = columns.close[i] as number;
  const found = leads(scores, closes);
  return {
    coin: id,
    modelVersion: MODEL_VERSION,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    hours: { withScore: countOf(scores), withClose: countOf(closes) },
    leads: found,
    finding: found.some(({ finding }) => finding === "evidence") ? "evidence" : "no evidence",
    simulated: context.config.market === "simulated",
  };
}

const countOf = (x: Float64Array): number => x.reduce((n, value) => n + (Number.isNaN(value) ? 0 : 1), 0);
