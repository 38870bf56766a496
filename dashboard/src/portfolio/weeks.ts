import { useSignal, type ReadonlySignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { candles } from "../api/candles.ts";

const WEEK_MS = 7 * 86_400_000;
const HOUR_MS = 3_600_000;
/** A picture of each of the largest; nobody reads a hundred of them. */
const MOST = 30;
const AT_ONCE = 4;
/** The first look at a coin has its history fetched, which takes a moment. */
const LOOK_AGAIN_MS = 3_000;
const PATIENCE = 5;

/** Closes of the week that ends with this hour, by coin, a few at a time so that nothing else waits for them. */
export function useWeeks(coins: readonly string[]): ReadonlySignal<ReadonlyMap<string, readonly number[]>> {
  const weeks = useSignal<ReadonlyMap<string, readonly number[]>>(new Map());
  const key = coins.slice(0, MOST).join();
  useEffect(() => {
    const left = new AbortController();
    const waiting = key === "" ? [] : key.split(",").filter((coin) => !weeks.peek().has(coin));
    // The same address within the hour, so that it is asked for once.
    const from = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS - WEEK_MS).toISOString();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (looks: number): Promise<void> => {
      const coming: string[] = [];
      const work = async (): Promise<void> => {
        for (let coin = waiting.shift(); coin !== undefined && !left.signal.aborted; coin = waiting.shift()) {
          const week = await weekOf(coin, from, left.signal);
          if (week === null) continue;
          weeks.value = new Map([...weeks.peek(), [coin, week.closes]]);
          if (!week.isWhole) coming.push(coin);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      waiting.push(...coming);
      if (coming.length === 0 || looks === PATIENCE || left.signal.aborted) return;
      timer = setTimeout(() => void look(looks + 1), LOOK_AGAIN_MS);
    };
    void look(1);
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [key]);
  return weeks;
}

interface Week {
  readonly closes: readonly number[];
  /** False while more of it is on its way. */
  readonly isWhole: boolean;
}

/** Null where it cannot be had: then there is no picture. */
async function weekOf(coin: string, from: string, signal: AbortSignal): Promise<Week | null> {
  try {
    const { venue, covered, items } = await candles.of(coin, { interval: "4h", from, limit: 60 }, signal);
    const isWhole = venue === null || (covered !== null && Date.parse(covered.from) <= Date.parse(from));
    return { closes: items.map(({ close }) => Number(close)), isWhole };
  } catch {
    return null;
  }
}
