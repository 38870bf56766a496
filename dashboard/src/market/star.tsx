import { signal, useSignal } from "@preact/signals";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Checkbox } from "../components/field.tsx";
import type { WatchedCoin, Watchlist } from "../api/types.ts";
import { nameOf, symbolOf } from "../state/catalogue.ts";
import { toggleCoin, useWatchlists, watchlists, watchOrNot } from "../state/watchlists.ts";
import { failed } from "../transactions/take-back.ts";
import "./star.css";

/** The coin whose lists are being chosen. */
const choosing = signal("");
const choiceOpen = signal(false);

const watched = (asset: string): WatchedCoin => ({ asset, symbol: symbolOf(asset), name: nameOf(asset), note: null });
const isIn = (list: Watchlist, asset: string): boolean => list.coins.some((coin) => coin.asset === asset);

/** Watches a coin: makes the first list, is in and out of the only one, and asks which where there are several. */
export function Star({ asset }: { asset: string }) {
  useWatchlists();
  const busy = useSignal(false);
  const lists = watchlists.value;
  async function press(): Promise<void> {
    if (lists !== null && lists.length > 1) {
      choosing.value = asset;
      choiceOpen.value = true;
      return;
    }
    busy.value = true;
    await watchOrNot(watched(asset)).catch(failed);
    busy.value = false;
  }
  return (
    <span class="star">
      <Button
        look="ghost"
        icon="star"
        label={`Watch ${nameOf(asset)}`}
        pressed={lists?.some((list) => isIn(list, asset)) === true}
        disabled={lists === null}
        busy={busy.value}
        onClick={() => void press()}
      />
    </span>
  );
}

/** Which of several lists a coin is in. Stands once on a page that has stars. */
export function ListChoice() {
  const asset = choosing.value;
  return (
    <Dialog title={`Watch ${nameOf(asset)}`} open={choiceOpen}>
      {(watchlists.value ?? []).map((list) => (
        <Checkbox
          key={list.id}
          name={list.id}
          label={list.name}
          checked={isIn(list, asset)}
          onChange={() => void toggleCoin(list, watched(asset)).catch(failed)}
        />
      ))}
    </Dialog>
  );
}
