import type { SentimentLead } from "../../../src/client/api.ts";
import { sentiment } from "../api/sentiment.ts";
import { Badge } from "../components/badge.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Unknown } from "../components/unknown.tsx";
import { numberFormat } from "../format/number-format.ts";
import { useData } from "../state/data.ts";

/** Whether what the news said came before what the price did: a claim that can be disproved. */
export function Lead({ coin }: { coin: string }) {
  const lead = useData((signal) => sentiment.lead(coin, signal), [coin]);
  return (
    <Panel title="Does sentiment lead the price?">
      <Loaded of={lead} skeleton={<Skeleton height="8rem" />}>
        {(found) => (
          <>
            <p class="small muted">
              Correlation of the hourly score with the return after it. {found.hours.withScore} hours have a score.
              Overlapping hours say less than their number, so the effective number makes the interval, and it holds for
              all lags together.
            </p>
            <p>
              <Badge tone={found.finding === "evidence" ? "accent" : "flat"}>{found.finding}</Badge>
            </p>
            <Leads of={found} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

const number = (value: number): string =>
  numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(value);

const Leads = ({ of: { leads } }: { of: SentimentLead }) => (
  <div class="scroll" tabIndex={0} role="region" aria-label="Correlation by lag">
    <table>
      <thead>
        <tr>
          <th scope="col">Hours later</th>
          <th scope="col" class="number">
            Correlation
          </th>
          <th scope="col" class="number">
            Interval
          </th>
          <th scope="col" class="number">
            Effective number
          </th>
        </tr>
      </thead>
      <tbody>
        {leads.map(({ lag, correlation, interval, effective }) => (
          <tr key={lag}>
            <th scope="row">{lag}</th>
            <td class="number">{correlation === null ? <Unknown why="too few hours" /> : number(correlation)}</td>
            <td class="number">
              {interval === null ? (
                <Unknown why="too few hours" />
              ) : (
                `${number(interval.from)} to ${number(interval.to)}`
              )}
            </td>
            <td class="number">{numberFormat({ maximumFractionDigits: 0 }).format(effective)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
