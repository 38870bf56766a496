import { useComputed, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Field } from "../components/field.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { ColumnsMenu } from "../components/table.tsx";
import { paths } from "../paths.ts";
import { useLivePrices } from "../state/prices.ts";
import { useCoins } from "../state/use-coins.ts";
import { MarketTable, useMarket } from "./market-table.tsx";
import { matching } from "./matching.ts";

/** Coins more at each press: what is not on screen needs no stream. */
const STEP = 50;

/** Every coin of the catalogue, by rank. */
export function AllCoins() {
  const { query, route } = useLocation();
  const coins = useCoins();
  const text = useSignal(query["q"] ?? "");
  const most = useSignal(STEP);
  const found = useComputed(() => matching(coins.value.values(), text.value));
  const rows = useComputed(() => found.value.slice(0, most.value));
  const table = useMarket(rows);
  useLivePrices(rows.value.map(({ id }) => id));

  const search = (wanted: string): void => {
    text.value = wanted;
    most.value = STEP;
    route(wanted === "" ? paths.market : `${paths.market}?${new URLSearchParams({ q: wanted }).toString()}`, true);
  };
  return (
    <>
      <Field
        type="search"
        name="q"
        label="Search by name or symbol"
        required={false}
        value={text.value}
        onInput={search}
      />
      <Panel
        title={coins.value.size === 0 ? "Coins" : `${found.value.length} coins`}
        flush
        actions={<ColumnsMenu of={table} />}
      >
        {coins.value.size === 0 ? (
          <Skeleton height="2.75rem" lines={8} />
        ) : found.value.length === 0 ? (
          <Empty icon="search" title="No coin is called that.">
            <p>Try its symbol, such as BTC.</p>
          </Empty>
        ) : (
          <MarketTable of={table} />
        )}
      </Panel>
      {rows.value.length < found.value.length && (
        <Button
          onClick={() => {
            most.value += STEP;
          }}
        >
          Show more coins
        </Button>
      )}
    </>
  );
}
