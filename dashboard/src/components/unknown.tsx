/** What is not known is a dash with its reason, never a zero. */
export function Unknown({ why }: { why: string }) {
  return (
    <span class="muted" title={why}>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{why}</span>
    </span>
  );
}
