import { useId } from "preact/hooks";
import "./progress.css";

/** How far something is that takes a while; without `done` it is only under way. */
export function Progress({ label, done, of }: { label: string; done?: number; of?: number }) {
  const id = useId();
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress id={id} max={of ?? 1} {...(done === undefined ? {} : { value: done })} />
    </div>
  );
}
