import { reports } from "../api/reports.ts";
import type { Performance, ReturnFigure } from "../api/types.ts";
import { Change } from "../components/change.tsx";
import { Help } from "../components/help.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { useData, type Data } from "../state/data.ts";
import { ExplainedFigure, whyNone } from "./explained-figure.tsx";
import { ExplainedInputs } from "./explained-inputs.tsx";
import { queryOf, type Asked } from "./use-performance.ts";
import "./returns.css";

type Pick = (performance: Performance) => ReturnFigure;

interface Method {
  readonly name: string;
  /** What it answers, in the words of somebody who has never heard of it. */
  readonly about: string;
  readonly period: Pick;
  readonly annual?: Pick;
}

const METHODS: readonly Method[] = [
  {
    name: "Time-weighted",
    about: "How the coins did, whenever money came and went.",
    period: ({ timeWeighted }) => timeWeighted.period,
    annual: ({ timeWeighted }) => timeWeighted.annual,
  },
  {
    name: "Money-weighted",
    about: "How your money did: the rate at which a bank would have paid the same.",
    period: ({ moneyWeighted }) => moneyWeighted.period,
    annual: ({ moneyWeighted }) => moneyWeighted.annual,
  },
  {
    name: "Simple",
    about: "Gain by what was there and was paid in.",
    period: ({ simple }) => simple,
  },
  {
    name: "Modified Dietz",
    about: "Gain by the money that was at work, weighed by time.",
    period: ({ modifiedDietz }) => modifiedDietz,
  },
  {
    name: "On average capital",
    about: "Gain by the average cost of what was held; what Ghostfolio shows.",
    period: ({ onAverageCapital }) => onAverageCapital,
  },
];

interface ReturnsProps {
  readonly id: string;
  readonly asked: Asked;
  readonly performance: Data<Performance>;
}

/** Every method's figure beside the others, with what each means and why they differ. */
export function ReturnsPanel({ id, asked, performance }: ReturnsProps) {
  return (
    <Panel title="Returns by method">
      <Loaded of={performance} skeleton={<Skeleton height="2.5rem" lines={6} />}>
        {(answer) => (
          <>
            <table class="returns">
              <thead>
                <tr>
                  <th scope="col">Method</th>
                  <th scope="col" class="number">
                    Period
                  </th>
                  <th scope="col" class="number">
                    A year
                  </th>
                </tr>
              </thead>
              <tbody>
                {METHODS.map((method) => (
                  <Row key={method.name} id={id} asked={asked} method={method} answer={answer} />
                ))}
              </tbody>
            </table>
            <p class="small">{answer.why}</p>
            <p class="muted small">
              From <Time at={answer.period.from} as="day" /> to <Time at={answer.period.to} as="day" />.
              {answer.timeWeighted.roughDays.length > 0 &&
                ` ${answer.timeWeighted.roughDays.length} days with large payments could not be cut and are rough.`}
            </p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Row({ id, asked, method, answer }: { id: string; asked: Asked; method: Method; answer: Performance }) {
  const { name, about, period, annual } = method;
  return (
    <tr>
      <th scope="row">
        {name}
        <Help of={`${name} return`} wide>
          {() => <Explanation id={id} asked={asked} method={method} />}
        </Help>
        <span class="muted small about">{about}</span>
      </th>
      <td class="number">
        <Change fraction={period(answer).value} unknown={whyNone(period(answer))} />
      </td>
      <td class="number">
        {annual === undefined ? null : <Change fraction={annual(answer).value} unknown={whyNone(annual(answer))} />}
      </td>
    </tr>
  );
}

function Explanation({ id, asked, method: { about, period, annual } }: { id: string; asked: Asked; method: Method }) {
  const explained = useData((signal) => reports.performance(id, { ...queryOf(asked), explain: "true" }, signal), [id]);
  return (
    <Loaded of={explained} skeleton={<Skeleton lines={6} />}>
      {(answer) => (
        <div class="stack">
          <p>{about}</p>
          <h3>The period</h3>
          <ExplainedFigure figure={period(answer)} />
          {annual !== undefined && (
            <>
              <h3>A year</h3>
              <ExplainedFigure figure={annual(answer)} />
            </>
          )}
          {answer.explain !== undefined && <ExplainedInputs base={answer.base} explain={answer.explain} />}
        </div>
      )}
    </Loaded>
  );
}
