/** The mark: a ledger's double rule under a line that rises. */
export function Brand() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M6 17.5l6-6 5 4.5 9-9" />
      <path class="rule" d="M6 22.5h20 M6 26h20" />
    </svg>
  );
}
