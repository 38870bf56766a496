import { reports } from "../api/reports.ts";
import { Loaded } from "../components/loaded.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { useData } from "../state/data.ts";
import { ExplainedFigure } from "./explained-figure.tsx";
import { ExplainedInputs } from "./explained-inputs.tsx";

/** What 24 hours did, payments aside. */
export function ExplainedDay({ id, at }: { id: string; at: string | null }) {
  const day = useData(
    (signal) => reports.performance(id, { period: "24h", explain: "true", ...(at === null ? {} : { to: at }) }, signal),
    [id, at],
  );
  return (
    <Loaded of={day} skeleton={<Skeleton lines={6} />}>
      {(answer) => (
        <div class="stack">
          <p>Money that was paid in or taken out within the day is no gain or loss of it.</p>
          <ExplainedFigure figure={answer.simple} />
          {answer.explain !== undefined && <ExplainedInputs base={answer.base} explain={answer.explain} />}
        </div>
      )}
    </Loaded>
  );
}
