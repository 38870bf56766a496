import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { storeCandles, walkOf } from "../../test/stored-candles.ts";
import type { AssetId } from "../domain/ids.ts";
import type { Columns } from "../domain/market/candles/columns.ts";
import { candleArchive } from "./candle-archive.ts";
import type { ServiceContext } from "./context.ts";
import { serviceContext } from "./context.ts";

vi.setConfig({ testTimeout: 20_000 });

const DAY = 86_400_000;
const SOLANA = "solana" as AssetId;
const bars = walkOf(40, "1d", 3);
const last = bars.at(-1)?.openTime ?? 0;

/** A moment after the last candle closed, and so much later. */
const after = (ms: number): ServiceContext => ({
  ...serviceContext(env, { waitUntil: () => undefined }, "test"),
  clock: { now: () => last + DAY + 1_000 + ms },
});
const times = ({ time }: Columns) => [...time];
const opened = (from: number, to: number) => bars.slice(from, to).map(({ openTime }) => openTime);

it("is another version as soon as a candle closes or a gap is filled, and reads only what is new", async () => {
  const hole = { from: bars[10]?.openTime ?? 0, to: bars[12]?.openTime ?? 0, reason: "missing" as const };
  await storeCandles("solana", "1d", [...bars.slice(0, 10), ...bars.slice(12, 39)], [hole]);
  const first = await candleArchive(after(-DAY), SOLANA, "1d", bars[5]?.openTime ?? 0);
  expect(times(first.columns)).toEqual([...opened(5, 10), ...opened(12, 39)]);
  expect(first).toMatchObject({ begin: bars[0]?.openTime, end: last });
  expect(await candleArchive(after(-DAY + 100), SOLANA, "1d", bars[20]?.openTime ?? 0)).toMatchObject({
    version: first.version,
    columns: first.columns,
  });

  await storeCandles("solana", "1d", bars, [hole]);
  await env.DB.prepare("DELETE FROM candles WHERE open_time IN (?, ?)")
    .bind(...opened(10, 12))
    .run();
  const closed = await candleArchive(after(0), SOLANA, "1d", bars[5]?.openTime ?? 0);
  expect(closed.version).not.toBe(first.version);
  expect(times(closed.columns)).toEqual([...opened(5, 10), ...opened(12, 40)]);

  await env.DB.prepare("DELETE FROM candle_gaps").run();
  await storeCandles("solana", "1d", bars);
  const filled = await candleArchive(after(70_000), SOLANA, "1d", bars[5]?.openTime ?? 0);
  expect(filled.version).not.toBe(closed.version);
  expect(times(filled.columns)).toEqual(opened(5, 40));
});

it("has bars from before when somebody asks for more", async () => {
  await storeCandles("solana", "1d", bars);
  const some = await candleArchive(after(0), SOLANA, "1d", bars[30]?.openTime ?? 0);
  expect(some.columns.time.at(-1)).toBe(last);
  const more = await candleArchive(after(0), SOLANA, "1d", 0);
  expect(times(more.columns)).toEqual(opened(0, 40));
});
