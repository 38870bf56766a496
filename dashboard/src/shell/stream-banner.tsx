import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Banner } from "../components/banner.tsx";
import { formatAge } from "../format/age.ts";
import { now } from "../state/now.ts";
import { selected } from "../state/portfolios.ts";
import { lastFrameAt, streamStatus } from "../state/stream.ts";

/** A connection that comes back within this is nothing to speak of. */
const PATIENCE_MS = 2_000;

/** Says that figures do not move any more, and how old they are. */
export function StreamBanner() {
  const isLost = useComputed(() => selected.value !== null && streamStatus.value === "lost");
  const shown = useSignal(false);
  const lost = isLost.value;
  useEffect(() => {
    shown.value = false;
    const timer = setTimeout(() => {
      shown.value = lost;
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div data-stream={streamStatus.value}>
      <p class="visually-hidden" role="status">
        {shown.value ? "The live connection is lost; trying again." : ""}
      </p>
      {shown.value && (
        <Banner>
          Stream lost, trying again.{" "}
          {lastFrameAt.value !== null && <>Figures are {formatAge(now.value - lastFrameAt.value)} old.</>}
        </Banner>
      )}
    </div>
  );
}
