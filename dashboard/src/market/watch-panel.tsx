import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import type { Watchlist } from "../api/types.ts";
import { watchlistCalls } from "../api/watchlists.ts";
import { AssetField, assetOf } from "../components/asset-field.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Empty } from "../components/empty.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { Panel } from "../components/panel.tsx";
import { paths } from "../paths.ts";
import { named, nameOf, symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import { seedPrices, useLivePrices } from "../state/prices.ts";
import { toast } from "../state/toasts.ts";
import { changeCoins, removeWatchlist, renameWatchlist } from "../state/watchlists.ts";
import { WatchTable } from "./watch-table.tsx";

const REFRESH_MS = 60_000;

/** One list, live, in the person's own order. */
export function WatchPanel({ list }: { list: Watchlist }) {
  const ids = list.coins.map(({ asset }) => asset);
  // The stream knows of coins only.
  useLivePrices(ids.filter((id) => named.value.has(id)));
  const now = useData(
    async (signal) => {
      const found = await watchlistCalls.now(list.id, signal);
      seedPrices(found.coins.map(({ asset, price }) => [asset, price] as const));
      return new Map(found.coins.map(({ asset, sentiment }) => [asset, sentiment] as const));
    },
    [list.id, ids.join()],
    { everyMs: REFRESH_MS },
  );
  return (
    <Panel title={list.name} flush={list.coins.length > 0} actions={<ManageList list={list} />}>
      {list.coins.length === 0 ? (
        <Empty icon="star" title="Nothing is watched here yet.">
          <p>Add a coin below, or press the star beside one.</p>
        </Empty>
      ) : (
        <Loaded of={now}>{(sentiment) => <WatchTable list={list} sentiment={sentiment} />}</Loaded>
      )}
      <AddCoin list={list} />
    </Panel>
  );
}

function AddCoin({ list }: { list: Watchlist }) {
  return (
    <div class="watch-add inline">
      <Form
        submit="Add"
        label="Add a coin to the list"
        onSubmit={async ({ coin = "" }) => {
          const asset = assetOf(coin);
          if (list.coins.some((one) => one.asset === asset)) return toast(`${symbolOf(asset)} is in it already.`);
          const added = { asset, symbol: symbolOf(asset), name: nameOf(asset), note: null };
          await changeCoins(list.id, (known) => [...known, added], `${symbolOf(asset)} was added.`);
        }}
      >
        <AssetField label="Coin" name="coin" of="coins" />
      </Form>
    </div>
  );
}

/** Its name and its end. */
function ManageList({ list }: { list: Watchlist }) {
  const { route } = useLocation();
  const [renaming, deleting] = [useSignal(false), useSignal(false)];
  return (
    <>
      <Menu label="Manage this list" icon="more" iconOnly>
        <MenuItem
          onChoose={() => {
            renaming.value = true;
          }}
        >
          Rename
        </MenuItem>
        <MenuItem
          onChoose={() => {
            deleting.value = true;
          }}
        >
          Delete
        </MenuItem>
      </Menu>
      <Dialog title="Rename" open={renaming}>
        <Form
          submit="Save"
          label="Rename the list"
          onSubmit={async ({ name = "" }) => {
            await renameWatchlist(list.id, name);
            renaming.value = false;
          }}
        >
          <Field label="Name" name="name" value={list.name} maxLength={100} />
        </Form>
      </Dialog>
      <Dialog title="Delete this list?" open={deleting}>
        <Form
          submit="Delete for good"
          label="Delete the list"
          look="danger"
          onSubmit={async () => {
            await removeWatchlist(list.id);
            toast("Deleted.");
            route(paths.market, true);
          }}
        >
          <p>
            <b class="foreign">{list.name}</b> goes with its notes. The coins themselves stay what they are.
          </p>
        </Form>
      </Dialog>
    </>
  );
}
