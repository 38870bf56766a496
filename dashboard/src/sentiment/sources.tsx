import { useComputed } from "@preact/signals";
import type { NewsSource } from "../../../src/client/api.ts";
import { sentiment } from "../api/sentiment.ts";
import { Badge, type Tone } from "../components/badge.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Table } from "../components/table.tsx";
import { Time } from "../components/time.tsx";
import { Unknown } from "../components/unknown.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { useData } from "../state/data.ts";

const REFRESH_MS = 60_000;
const TONES: Readonly<Record<NewsSource["status"], Tone>> = { healthy: "up", failing: "warn", untried: "flat" };

const COLUMNS: readonly Column<NewsSource>[] = [
  { id: "source", label: "Source", cell: ({ id }) => id, sort: { by: "text", of: ({ id }) => id } },
  {
    id: "status",
    label: "Health",
    cell: ({ status, problem }) => (
      <>
        <Badge tone={TONES[status]}>{status}</Badge>{" "}
        {problem !== null && <span class="muted small foreign">{problem}</span>}
      </>
    ),
    sort: { by: "text", of: ({ status }) => status },
  },
  { id: "kind", label: "Kind", show: "wide", cell: ({ kind }) => kind, sort: { by: "text", of: ({ kind }) => kind } },
  {
    id: "succeeded",
    label: "Last read",
    show: "wide",
    cell: ({ succeededAt }) =>
      succeededAt === null ? <Unknown why="never yet" /> : <Time at={succeededAt} as="minute" />,
    sort: { by: "text", of: ({ succeededAt }) => succeededAt },
  },
  {
    id: "skipped",
    label: "Left out",
    numeric: true,
    show: "wide",
    cell: ({ skipped }) => Object.values(skipped).reduce((sum, count) => sum + count, 0),
    sort: { by: "number", of: ({ skipped }) => Object.values(skipped).reduce((sum, count) => sum + count, 0) },
  },
  {
    id: "quota",
    label: "Quota",
    show: "wide",
    cell: ({ quotas }) =>
      quotas.length === 0
        ? "none"
        : quotas.map(({ period, used, most }) => `${used} of ${most} a ${period}`).join(", "),
  },
];

/** Where the news come from, and how each source does. */
export function Sources() {
  const sources = useData((signal) => sentiment.sources(signal), [], { everyMs: REFRESH_MS });
  const rows = useComputed(() => sources.value.value ?? []);
  const table = useTable({ id: "sources", columns: COLUMNS, rows, keyOf: ({ id }) => id });
  return (
    <Panel title="Sources" flush>
      <Loaded of={sources}>{() => <Table of={table} label="News sources" />}</Loaded>
    </Panel>
  );
}
