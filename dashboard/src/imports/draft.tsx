import { useSignal } from "@preact/signals";
import type { Fate } from "../api/imports.ts";
import type { Import, Portfolio } from "../api/types.ts";
import { Failure } from "../components/failure.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Progress } from "../components/progress.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { Commit } from "./commit.tsx";
import { Counts } from "./counts.tsx";
import { Decisions, type DraftView } from "./decisions.tsx";
import { MappingPanel } from "./mapping.tsx";
import { DraftRows } from "./rows.tsx";
import { useDraft, type DraftState } from "./use-draft.ts";

interface DraftProps {
  readonly portfolio: Portfolio;
  readonly importId: string;
  readonly onCommitted: (done: Import) => void;
  readonly onDiscarded: () => void;
}

/** What a file would do: the fate of every row, what is still to be said, and then all of it or nothing. */
export function Draft(props: DraftProps) {
  const state = useDraft(props.portfolio.id, props.importId);
  return (
    <Loaded of={state.data} skeleton={<Skeleton height="2.75rem" lines={8} />}>
      {(found) =>
        found.draft === null ? (
          <p>This import was committed already.</p>
        ) : (
          <Judged {...props} state={state} found={found} draft={found.draft} />
        )
      }
    </Loaded>
  );
}

interface JudgedProps extends DraftProps {
  readonly state: DraftState;
  readonly found: Import;
  readonly draft: DraftView;
}

function Judged({ portfolio, importId, state, found, draft, onCommitted, onDiscarded }: JudgedProps) {
  const fate = useSignal<Fate | null>(null);
  const busy = state.deciding.value || draft.working !== null;
  const commit = (
    <Commit portfolioId={portfolio.id} found={found} busy={busy} onCommitted={onCommitted} onDiscarded={onDiscarded} />
  );
  return (
    <div class="stack">
      {state.error.value !== null && <Failure error={state.error.value} />}
      {busy && <Progress label="Looking at the file" />}
      {draft.unknown !== null ? (
        <>
          <MappingPanel draft={draft} unknown={draft.unknown} decide={state.decide} />
          {commit}
        </>
      ) : (
        <>
          <Panel title={found.fileName ?? "The file"}>
            <p class="muted">
              {howRead(found)}, {found.rows} rows; kept until <Time at={draft.expiresAt} as="minute" />.
              {draft.sameFileAs !== null && " This very file was imported before."}
            </p>
            <Counts
              counts={draft.counts}
              value={fate.value}
              onChange={(next) => {
                fate.value = next;
              }}
            />
            {commit}
          </Panel>
          <Decisions portfolio={portfolio} draft={draft} decide={state.decide} />
          <DraftRows
            portfolioId={portfolio.id}
            importId={importId}
            revision={draft.revision}
            fate={fate.value}
            leftOut={draft.choices.leaveOut}
            added={draft.choices.add}
            replaced={draft.choices.replace}
            decide={state.decide}
          />
        </>
      )}
    </div>
  );
}

/** By which format, or by whose word. */
function howRead({ format, formatName, profileId }: Import): string {
  if (profileId !== null) return "Read by a mapping you kept";
  return format === "mapped" || formatName === null ? "Read by your mapping" : formatName;
}
