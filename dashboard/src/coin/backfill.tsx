import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Candles } from "../../../src/client/api.ts";
import { Progress } from "../components/progress.tsx";

const LOOK_AGAIN_MS = 3_000;
/** So often without anything new, and no more is to be expected: the coin is younger than what was asked for. */
const PATIENCE = 5;

interface BackfillProps {
  readonly candles: Candles;
  /** Since when candles were asked for. */
  readonly from: string;
  readonly reload: () => Promise<void>;
}

/** The first look at a coin has its history fetched, piece by piece, newest first: says how far that is, and looks again meanwhile. */
export function Backfill({ candles: { venue, covered }, from, reload }: BackfillProps) {
  const isOver = useSignal(false);
  const since = covered === null ? null : covered.from;
  const isWhole = venue === null || (since !== null && Date.parse(since) - Date.parse(from) < 7 * 24 * 3_600_000);
  // Whatever came that is new starts the looking afresh.
  useEffect(() => {
    isOver.value = false;
    if (isWhole) return undefined;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (looks: number): void => {
      if (left) return;
      if (looks === PATIENCE) isOver.value = true;
      else timer = setTimeout(() => void reload().then(() => wait(looks + 1)), LOOK_AGAIN_MS);
    };
    wait(0);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [isWhole, since, reload]);

  if (isWhole || isOver.value) return null;
  if (since === null) return <Progress label="Fetching the history" />;
  const [asked, there] = [Date.now() - Date.parse(from), Date.now() - Date.parse(since)];
  return <Progress label="Fetching older candles" done={Math.round((there / asked) * 100)} of={100} />;
}
