import { useSignal } from "@preact/signals";
import { reports } from "../api/reports.ts";
import type { Allocation, Portfolio } from "../api/types.ts";
import { Donut, type Slice } from "../components/donut.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Money } from "../components/money.tsx";
import { Panel } from "../components/panel.tsx";
import { Segmented } from "../components/segmented.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { formatShare } from "../format/percent.ts";
import { numberFormat } from "../format/number-format.ts";
import { nameOf, symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import { ledgerVersion } from "../state/valuation.ts";
import "./allocation.css";

const BY = [
  { value: "coin", label: "Coin" },
  { value: "account", label: "Account" },
];
/** As many as can be told apart; the rest is one slice. */
const MOST_SLICES = 7;

/** Where the value lies. */
export function AllocationPanel({ portfolio, at }: { portfolio: Portfolio; at: string | null }) {
  const by = useSignal("coin");
  const allocation = useData(
    (signal) => reports.allocation(portfolio.id, at === null ? {} : { at }, signal),
    [portfolio.id, at, ledgerVersion.value],
    at === null ? { everyMs: 60_000 } : {},
  );
  return (
    <Panel
      title="Allocation"
      actions={
        <Segmented
          label="By"
          choices={BY}
          value={by.value}
          onChange={(value) => {
            by.value = value;
          }}
        />
      }
    >
      <Loaded of={allocation} skeleton={<Skeleton height="22rem" />}>
        {(answer) => (
          <Parts answer={answer} shares={by.value === "coin" ? byCoin(answer) : byAccount(answer, portfolio)} />
        )}
      </Loaded>
    </Panel>
  );
}

interface Share {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly weight: string | null;
}

const byCoin = ({ coins }: Allocation): readonly Share[] =>
  coins.map(({ asset, ...share }) => ({ id: asset, label: symbolOf(asset), ...share }));

const byAccount = ({ accounts }: Allocation, portfolio: Portfolio): readonly Share[] =>
  accounts.map(({ account, ...share }) => ({
    id: account,
    label: portfolio.accounts.find(({ id }) => id === account)?.name ?? account,
    ...share,
  }));

function Parts({ answer, shares }: { answer: Allocation; shares: readonly Share[] }) {
  if (shares.length === 0) {
    return (
      <Empty icon="portfolio" title="Nothing is held.">
        <p>Each coin's and each account's share of the whole will stand here.</p>
      </Empty>
    );
  }
  const colors = new Map(shares.map(({ id }, index) => [id, `chart-${Math.min(index, MOST_SLICES) + 1}`]));
  const slices = shares.flatMap(({ id, weight }): Slice[] =>
    weight === null ? [] : [{ id, share: Number(weight), color: colors.get(id) ?? "chart-8" }],
  );
  return (
    <div class="allocation">
      <Donut slices={slices}>
        <b>
          <Money amount={answer.value} unit={answer.base} />
        </b>
        <span class="muted small">{shares.length} parts</span>
      </Donut>
      <ul>
        {shares.map(({ id, label, value, weight }) => (
          <li key={id}>
            <span class="dot" style={{ "--swatch": `var(--${colors.get(id)})` }} />
            <span class="foreign" title={nameOf(id)}>
              {label}
            </span>
            <span class="muted number">
              <Money amount={value} unit={answer.base} />
            </span>
            <b class="number">{weight === null ? "–" : formatShare(weight)}</b>
          </li>
        ))}
      </ul>
      {answer.concentration !== null && (
        <p class="muted small">
          Concentration{" "}
          {numberFormat({ maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(answer.concentration)}: the sum
          of squared shares, 1 when all is in one coin.
        </p>
      )}
    </div>
  );
}
