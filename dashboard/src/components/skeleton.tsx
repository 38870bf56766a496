import "./skeleton.css";

interface SkeletonProps {
  /** Of what comes: the skeleton is as tall, so that nothing moves when it does. */
  readonly height?: string;
  readonly width?: string;
  readonly lines?: number;
}

/** Where something is on its way. */
export function Skeleton({ height = "1.25em", width = "100%", lines = 1 }: SkeletonProps) {
  return (
    <span class="skeletons" role="status">
      <span class="visually-hidden">Loading…</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} class="skeleton" aria-hidden="true" style={{ height, width }} />
      ))}
    </span>
  );
}
