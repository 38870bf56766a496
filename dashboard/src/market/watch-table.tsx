import { useSignal, type Signal } from "@preact/signals";
import type { CoinSentiment, WatchedCoin, Watchlist } from "../api/types.ts";
import { CoinLink } from "../components/coin-mark.tsx";
import { Dialog } from "../components/dialog.tsx";
import { TextArea } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { Score } from "../components/score.tsx";
import { Unknown } from "../components/unknown.tsx";
import { changeCoins } from "../state/watchlists.ts";
import { failed } from "../transactions/take-back.ts";
import { LiveChange, LivePrice } from "./live-price.tsx";
import "./watch-table.css";

interface WatchTableProps {
  readonly list: Watchlist;
  readonly sentiment: ReadonlyMap<string, CoinSentiment | null>;
}

/** In the order that the person gave it, so it has no other. */
export function WatchTable({ list, sentiment }: WatchTableProps) {
  const noting = useSignal<WatchedCoin | null>(null);
  const open = useSignal(false);
  return (
    <>
      <div class="scroll" tabIndex={0} role="region" aria-label={`Coins of ${list.name}`}>
        <table class="watch-table">
          <thead>
            <tr>
              <th scope="col">Coin</th>
              <th scope="col" class="number">
                Price
              </th>
              <th scope="col" class="number">
                24 h
              </th>
              <th scope="col">Sentiment</th>
              <th scope="col">Note</th>
              <th scope="col">
                <span class="visually-hidden">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.coins.map((coin, index) => (
              <tr key={coin.asset} data-row={coin.asset}>
                <th scope="row">
                  <CoinLink asset={coin.asset} />
                </th>
                <td class="number" data-column="price">
                  <LivePrice coin={coin.asset} />
                </td>
                <td class="number" data-column="change">
                  <LiveChange coin={coin.asset} />
                </td>
                <td data-column="sentiment">
                  <Sentiment of={sentiment.get(coin.asset)} />
                </td>
                <td class="foreign" data-column="note">
                  {coin.note}
                </td>
                <td>
                  <RowMenu
                    list={list}
                    index={index}
                    coin={coin}
                    onNote={() => {
                      noting.value = coin;
                      open.value = true;
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {noting.value !== null && <NoteDialog list={list} coin={noting.value} open={open} />}
    </>
  );
}

function Sentiment({ of }: { of: CoinSentiment | null | undefined }) {
  if (of === null || of === undefined) return <Unknown why="not known" />;
  const { score, label } = of;
  return score.value === null || label === null ? (
    <Unknown why="too little news" />
  ) : (
    <Score value={score.value} label={label} />
  );
}

interface RowMenuProps {
  readonly list: Watchlist;
  readonly index: number;
  readonly coin: WatchedCoin;
  readonly onNote: () => void;
}

function RowMenu({ list, index, coin, onNote }: RowMenuProps) {
  const others = (coins: readonly WatchedCoin[]) => coins.filter(({ asset }) => asset !== coin.asset);
  const move = (to: number): void => {
    changeCoins(list.id, (coins) => others(coins).toSpliced(to, 0, coin), `${coin.symbol} was moved.`).catch(failed);
  };
  return (
    <Menu label={`${coin.name} in this list`} icon="more" iconOnly>
      <MenuItem onChoose={onNote}>Note</MenuItem>
      {index > 0 && <MenuItem onChoose={() => move(index - 1)}>Move up</MenuItem>}
      {index < list.coins.length - 1 && <MenuItem onChoose={() => move(index + 1)}>Move down</MenuItem>}
      <MenuItem onChoose={() => void changeCoins(list.id, others, `${coin.symbol} was taken out.`).catch(failed)}>
        Take out
      </MenuItem>
    </Menu>
  );
}

function NoteDialog({ list, coin, open }: { list: Watchlist; coin: WatchedCoin; open: Signal<boolean> }) {
  return (
    <Dialog title={`Note on ${coin.name}`} open={open}>
      <Form
        submit="Save"
        label="Note"
        onSubmit={async ({ note = "" }) => {
          const next = note.trim() === "" ? null : note;
          const noted = (one: WatchedCoin) => (one.asset === coin.asset ? { ...one, note: next } : one);
          await changeCoins(list.id, (coins) => coins.map(noted), "Noted.");
          open.value = false;
        }}
      >
        <TextArea label="Note" name="note" value={coin.note ?? ""} maxLength={1000} rows={4} required={false} />
      </Form>
    </Dialog>
  );
}
