/** Whether the live figures are live, and since when they are not. */
import { signal } from "@preact/signals";
import type { StreamStatus } from "../live/socket.ts";

export const streamStatus = signal<StreamStatus>("connecting");
/** Our own clock at the last frame; null before the first. */
export const lastFrameAt = signal<number | null>(null);

export function noteStatus(status: StreamStatus): void {
  // An attempt to come back is no news to whoever looks at old figures.
  if (status === "connecting" && streamStatus.value === "lost") return;
  streamStatus.value = status;
}
