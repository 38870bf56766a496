import { useMemo } from "preact/hooks";
import { imports, type Fate } from "../api/imports.ts";
import type { ImportRow } from "../api/types.ts";
import { Badge } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Table } from "../components/table.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { usePages } from "../state/pages.ts";
import { RowEvent } from "./row-event.tsx";
import type { Decide } from "./use-draft.ts";
import { FATES, IGNORED, REMARKS } from "./words.ts";

interface RowsProps {
  readonly portfolioId: string;
  readonly importId: string;
  /** Grows with every look at the file. */
  readonly revision: number;
  readonly fate: Fate | null;
  readonly leftOut: readonly number[];
  readonly added: readonly number[];
  readonly replaced: readonly number[];
  readonly decide: Decide;
}

/** What becomes of each row, and why. */
export function DraftRows({ portfolioId, importId, revision, fate, leftOut, added, replaced, decide }: RowsProps) {
  const pages = usePages(
    (cursor, signal) =>
      imports.rows(
        portfolioId,
        importId,
        { ...(fate === null ? {} : { fate }), ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    [portfolioId, importId, revision, fate],
  );
  const columns = useMemo(() => columnsOf(leftOut, added, replaced, decide), [leftOut, added, replaced]);
  const table = useTable({
    id: "import-rows",
    columns,
    rows: pages.items,
    keyOf: ({ lines, event }) => `${lines.join()} ${event?.type ?? ""}`,
  });
  return (
    <Panel title="Rows" flush>
      <Loaded of={pages.data} skeleton={<Skeleton height="2.75rem" lines={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="list" title="No such rows." />
          ) : (
            <Table of={table} label="Rows of the file" />
          )
        }
      </Loaded>
      {pages.hasMore.value && (
        <Button busy={pages.data.busy.value} onClick={pages.more}>
          Show more
        </Button>
      )}
    </Panel>
  );
}

const columnsOf = (
  leftOut: readonly number[],
  added: readonly number[],
  replaced: readonly number[],
  decide: Decide,
): readonly Column<ImportRow>[] => [
  { id: "line", label: "Line", cell: ({ lines }) => <span class="muted">{lines.join(", ")}</span> },
  {
    id: "fate",
    label: "Fate",
    cell: ({ fate }) => <Badge tone={FATES[fate].tone}>{FATES[fate].label}</Badge>,
  },
  { id: "event", label: "What", cell: ({ event }) => <RowEvent event={event} /> },
  { id: "why", label: "Why", show: "wide", cell: (row) => <Why row={row} /> },
  {
    id: "do",
    label: "Do",
    numeric: true,
    show: "wide",
    cell: (row) => <Act row={row} leftOut={leftOut} added={added} replaced={replaced} decide={decide} />,
  },
];

/** Every fault by line and column; what was done so that the row could be taken. */
function Why({ row: { reason, errors, remarks, names, other } }: { row: ImportRow }) {
  return (
    <span class="small foreign">
      {reason !== null && <span class="block">{IGNORED[reason]}</span>}
      {errors.map(({ line, column, expected }, index) => (
        <span key={index} class="block down">
          line {line}
          {column === null ? "" : `, ${column}`}: expected {expected}
        </span>
      ))}
      {names.map((name) => (
        <span key={name} class="block">
          {name} is no coin that is known
        </span>
      ))}
      {remarks.map(({ kind, column, text }, index) => (
        <span key={index} class="block muted">
          {REMARKS[kind]}
          {column === null ? "" : `, ${column}`}
          {text === null ? "" : ` (${text})`}
        </span>
      ))}
      {other !== null && (
        <span class="block muted">
          {other.ref === null ? `line ${other.line}` : "in the ledger"}: <RowEvent event={other.event} />
        </span>
      )}
    </span>
  );
}

function Act({
  row: { lines, fate },
  leftOut,
  added,
  replaced,
  decide,
}: { row: ImportRow } & Pick<RowsProps, "leftOut" | "added" | "replaced" | "decide">) {
  if (fate === "left_out" && lines.some((line) => leftOut.includes(line))) {
    return (
      <Button look="link" onClick={() => decide({ leaveOut: leftOut.filter((line) => !lines.includes(line)) })}>
        Take it in
      </Button>
    );
  }
  if (fate === "conflict") {
    return (
      <>
        <Button look="link" onClick={() => decide({ add: [...added, ...lines] })}>
          Add it besides
        </Button>{" "}
        <Button look="link" onClick={() => decide({ replace: [...replaced, ...lines] })}>
          Replace mine
        </Button>
      </>
    );
  }
  if (fate === "ignored" || fate === "duplicate" || fate === "left_out") return null;
  return (
    <Button look="link" onClick={() => decide({ leaveOut: [...leftOut, ...lines] })}>
      Leave out
    </Button>
  );
}
