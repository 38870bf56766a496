import { ApiError } from "../api/client.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import "./failure.css";

/** What went wrong, in one sentence, with the id under which the operator finds it, and another try where that may help. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  const requestId = error instanceof ApiError ? error.problem?.requestId : undefined;
  return (
    <div class="failure" role="alert">
      <Icon name="warning" />
      <div>
        <p class="foreign">
          {error instanceof ApiError ? error.sentence : "Something went wrong on this page. Reload it and try again."}
        </p>
        {requestId !== undefined && (
          <p class="small muted">
            Request <code>{requestId}</code>
          </p>
        )}
      </div>
      {onRetry !== undefined && <Button onClick={() => void onRetry()}>Try again</Button>}
    </div>
  );
}
