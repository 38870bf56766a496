import { formatAge } from "../format/age.ts";
import { formatTime } from "../format/time.ts";
import { now } from "../state/now.ts";
import { Badge } from "./badge.tsx";

/** Marks a price whose venue has been silent, and says for how long. */
export function Stale({ since }: { since: string }) {
  const age = formatAge(now.value - Date.parse(since));
  return (
    <Badge tone="warn" title={`The venue has been silent since ${formatTime(since, "second")}.`}>
      stale, {age} old
    </Badge>
  );
}
