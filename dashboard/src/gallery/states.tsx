import { ApiError } from "../api/client.ts";
import { Banner } from "../components/banner.tsx";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Failure } from "../components/failure.tsx";
import { Panel } from "../components/panel.tsx";
import { Progress } from "../components/progress.tsx";
import { Skeleton } from "../components/skeleton.tsx";

const PROBLEM = new ApiError(503, {
  type: "/docs/errors/OVERLOADED",
  title: "Too much at once",
  status: 503,
  code: "OVERLOADED",
  requestId: "0199f0c2-1b7e-7d14-9f5e-3f6a6a0c7a55",
  detail: "The service is busy; try again in a moment.",
});

export const States = () => (
  <Panel title="States">
    <Skeleton lines={3} />
    <Empty icon="list" title="No transactions yet.">
      <p>Add the first, or import a file of your exchange.</p>
      <Button look="primary">Add a transaction</Button>
    </Empty>
    <Failure error={PROBLEM} onRetry={() => undefined} />
    <Failure error={new Error("a bug")} />
    <Banner>Stream lost, trying again. Figures are 12 sec old.</Banner>
    <Progress label="Importing" done={640} of={1_000} />
    <Progress label="Under way" />
  </Panel>
);
