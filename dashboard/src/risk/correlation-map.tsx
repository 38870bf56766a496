import type { PortfolioCorrelation } from "../../../src/client/api.ts";
import { market } from "../api/market.ts";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Segmented } from "../components/segmented.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { numberFormat } from "../format/number-format.ts";
import { symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import { ledgerVersion } from "../state/valuation.ts";
import { useSignal } from "@preact/signals";
import "./correlation-map.css";

const two = (value: number): string =>
  numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);

/** What moves with what: daily returns of the last year, and of the days on which bitcoin fell by 5 % or more. */
export function CorrelationMap({ portfolioId }: { portfolioId: string }) {
  const days = useSignal("all");
  const found = useData(
    (signal) => market.portfolioCorrelation(portfolioId, signal),
    [portfolioId, ledgerVersion.value],
  );
  return (
    <Panel
      title="Correlation"
      actions={
        <Segmented
          label="Days"
          choices={[
            { value: "all", label: "All days" },
            { value: "bad", label: "Bad days" },
          ]}
          value={days.value}
          onChange={(value) => {
            days.value = value;
          }}
        />
      }
    >
      <Loaded of={found} skeleton={<Skeleton height="14rem" />}>
        {(correlation) => <Grid of={correlation} onBadDays={days.value === "bad"} />}
      </Loaded>
    </Panel>
  );
}

const labelOf = (column: string): string => (column === "portfolio" ? "Portfolio" : symbolOf(column));

function Grid({
  of: { columns, matrix, onBadDays },
  onBadDays: bad,
}: {
  of: PortfolioCorrelation;
  onBadDays: boolean;
}) {
  const between = matrix.flatMap((row, y) => row.filter((value, x) => x !== y && value !== null));
  if (between.length === 0) {
    return (
      <Empty icon="risk" title="Nothing to compare yet.">
        <p>It takes two coins, and a month of prices of each.</p>
      </Empty>
    );
  }
  const shown = bad ? onBadDays.matrix : matrix;
  return (
    <>
      {bad && (
        <p class="muted small">
          Bitcoin fell by 5 % or more on {onBadDays.days} days
          {onBadDays.days < 20 ? "; 20 are needed for a figure" : ""}.
        </p>
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label="Correlation of daily returns">
        <table class="correlation-map">
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {labelOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {columns.map((row, y) => (
              <tr key={row}>
                <th scope="row">{labelOf(row)}</th>
                {columns.map((column, x) => (
                  <Cell key={column} value={shown[y]?.[x] ?? null} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const Cell = ({ value }: { value: number | null }) =>
  value === null ? (
    <td>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">too few days</span>
    </td>
  ) : (
    <td class={value < 0 ? "against" : "with"} style={{ "--strength": `${Math.round(Math.abs(value) * 100)}%` }}>
      {two(value)}
    </td>
  );
