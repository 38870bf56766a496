import type { SentimentLead } from "../../../src/client/api.ts";
import { sentiment } from "../api/sentiment.ts";
import { Badge } from "../components/badge.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { PlainTable } from "../components/plain-table.tsx";
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
        {(found) =>
          found.leads.every(({ correlation }) => correlation === null) ? (
            <Empty icon="sentiment" title="Too few hours to tell yet.">
              <p>
                {found.hours.withScore} hours have a score. When there are some days of news, each lag gets a
                correlation here, with its interval.
              </p>
            </Empty>
          ) : (
            <>
              <p class="small muted">
                Correlation of the hourly score with the return after it. {found.hours.withScore} hours have a score.
                Overlapping hours say less than their number, so the effective number makes the interval, and it holds
                for all lags together.
              </p>
              <p>
                <Badge tone={found.finding === "evidence" ? "accent" : "flat"}>{found.finding}</Badge>
              </p>
              <PlainTable
                label="Correlation by lag"
                columns={COLUMNS}
                rows={found.leads}
                keyOf={({ lag }) => String(lag)}
              />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

const number = (value: number): string =>
  numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(value);

type Lag = SentimentLead["leads"][number];

const COLUMNS = [
  { id: "lag", label: "Hours later", cell: ({ lag }: Lag) => lag },
  {
    id: "correlation",
    label: "Correlation",
    numeric: true,
    cell: ({ correlation }: Lag) => (correlation === null ? <Unknown why="too few hours" /> : number(correlation)),
  },
  {
    id: "interval",
    label: "Interval",
    numeric: true,
    cell: ({ interval }: Lag) =>
      interval === null ? <Unknown why="too few hours" /> : `${number(interval.from)} to ${number(interval.to)}`,
  },
  {
    id: "effective",
    label: "Effective number",
    numeric: true,
    cell: ({ effective }: Lag) => numberFormat({ maximumFractionDigits: 0 }).format(effective),
  },
];
