import { useSignal } from "@preact/signals";
import { imports } from "../api/imports.ts";
import type { Import } from "../api/types.ts";
import { Button } from "../components/button.tsx";
import { Failure } from "../components/failure.tsx";
import { Form } from "../components/form.tsx";

interface CommitProps {
  readonly portfolioId: string;
  readonly found: Import;
  readonly busy: boolean;
  readonly onCommitted: (done: Import) => void;
  readonly onDiscarded: () => void;
}

/** All of it or nothing. */
export function Commit({ portfolioId, found, busy, onCommitted, onDiscarded }: CommitProps) {
  const error = useSignal<unknown>(null);
  const { draft, id } = found;
  if (draft === null) return null;
  const discard = () => {
    imports.discard(portfolioId, id).then(onDiscarded, (thrown: unknown) => {
      error.value = thrown;
    });
  };
  const beside = (
    <Button look="danger" onClick={discard}>
      Discard
    </Button>
  );
  if (!draft.ready || busy) {
    return (
      <div class="row" role="status">
        <span>{busy ? "One moment." : "Something is still to be said before it can be recorded."}</span>
        {beside}
        {error.value !== null && <Failure error={error.value} />}
      </div>
    );
  }
  return (
    <Form
      submit={`Record ${draft.toStore}`}
      label="Record the import"
      beside={beside}
      onSubmit={async () => onCommitted(await imports.commit(portfolioId, id))}
    >
      {draft.toStore === 0 && <p>Nothing in it is new.</p>}
    </Form>
  );
}
