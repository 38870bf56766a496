import { useComputed, useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { Banner } from "../components/banner.tsx";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Field } from "../components/field.tsx";
import { Panel } from "../components/panel.tsx";
import { Simulated } from "../components/simulated.tsx";
import { ColumnsMenu } from "../components/table.tsx";
import { MarketTable, useMarket } from "../market/market-table.tsx";
import { matching } from "../market/matching.ts";
import { paths } from "../paths.ts";
import { Page } from "../shell/page.tsx";
import { coins } from "../state/catalogue.ts";
import { pricesSimulated, pricesStatus, useLivePrices } from "../state/prices.ts";

/** Coins more at each press: what is not on screen needs no stream. */
const STEP = 50;

export function MarketPage() {
  const { query, route } = useLocation();
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
    <Page title="Market" actions={pricesSimulated.value ? <Simulated /> : undefined}>
      <Field
        type="search"
        name="q"
        label="Search by name or symbol"
        required={false}
        value={text.value}
        onInput={search}
      />
      {pricesStatus.value === "lost" && (
        <Banner>The stream is lost; these prices are the last ones that came. Trying to come back.</Banner>
      )}
      <Panel title={`${found.value.length} coins`} flush actions={<ColumnsMenu of={table} />}>
        {found.value.length === 0 ? (
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
    </Page>
  );
}
