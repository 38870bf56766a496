import { formatTime, type TimeStyle } from "../format/time.ts";

/** An instant, in the person's zone and manner. */
export const Time = ({ at, as = "clock" }: { at: string; as?: TimeStyle }) => (
  <time datetime={at}>{formatTime(at, as)}</time>
);
