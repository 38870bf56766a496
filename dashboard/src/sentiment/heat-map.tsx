import type { SentimentTrend } from "../../../src/client/api.ts";
import { sentiment } from "../api/sentiment.ts";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { numberFormat } from "../format/number-format.ts";
import { formatTime } from "../format/time.ts";
import { paths } from "../paths.ts";
import { nameOf, symbolOf } from "../state/catalogue.ts";
import { useData } from "../state/data.ts";
import "./heat-map.css";

const DAYS = 14;
const DAY_MS = 86_400_000;
const score = (value: number): string =>
  numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(value);

/** Coin by day: how the news spoke. The figure stands in each cell, so that nothing hangs on the colour. */
export function HeatMap({ coins }: { coins: readonly string[] }) {
  const from = new Date(Math.floor(Date.now() / DAY_MS - DAYS + 1) * DAY_MS).toISOString();
  const trends = useData(
    (signal) => Promise.all(coins.map((coin) => sentiment.trend(coin, "1d", from, signal))),
    [coins.join(), from],
  );
  return (
    <Panel title="Day by day">
      <Loaded of={trends} skeleton={<Skeleton height="14rem" />}>
        {(all) => <Grid trends={all} days={daysOf(all)} />}
      </Loaded>
    </Panel>
  );
}

const daysOf = (trends: readonly SentimentTrend[]): string[] =>
  [...new Set(trends.flatMap(({ points }) => points.map(({ time }) => time)))].toSorted();

function Grid({ trends, days }: { trends: readonly SentimentTrend[]; days: readonly string[] }) {
  if (days.length === 0) return <p class="muted">No hour is over yet of which news could be told.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Sentiment by coin and day">
      <table class="heat-map">
        <thead>
          <tr>
            <th scope="col">Coin</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {formatTime(day, "dayOfMonth")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trends.map(({ coin, points }) => (
            <tr key={coin}>
              <th scope="row">
                <a href={paths.coin(coin)} title={nameOf(coin)}>
                  {symbolOf(coin)}
                </a>
              </th>
              {days.map((day) => (
                <Cell key={day} value={points.find(({ time }) => time === day)?.value ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ value }: { value: number | null }) {
  if (value === null) {
    return (
      <td>
        <span class="visually-hidden">too little news</span>
      </td>
    );
  }
  const strength = Math.min(1, Math.abs(value) / 0.6);
  return (
    <td class={value < 0 ? "down" : "up"} style={{ "--strength": `${Math.round(strength * 100)}%` }}>
      {score(value)}
    </td>
  );
}
