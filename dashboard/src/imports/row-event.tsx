import type { ImportRow } from "../api/types.ts";
import { Time } from "../components/time.tsx";
import { EVENTS, wordsOf } from "../transactions/event-types.ts";
import { LegText } from "../transactions/leg-text.tsx";

/** What a row says, once that can be told. */
export function RowEvent({ event }: { event: ImportRow["event"] }) {
  if (event === null) return <span class="muted">–</span>;
  return (
    <span>
      {EVENTS[event.type].label}
      {event.subtype !== null && <span class="muted"> {wordsOf(event.subtype)}</span>}{" "}
      <LegText leg={event.in} sign="+" /> <LegText leg={event.out} sign="−" />
      <span class="muted small block">
        <Time at={event.at} as="second" />
      </span>
    </span>
  );
}
