import { reports } from "../api/reports.ts";
import { Button } from "../components/button.tsx";
import { Gain } from "../components/change.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Money, Quantity } from "../components/money.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { Time } from "../components/time.tsx";
import { symbolOf } from "../state/catalogue.ts";
import { usePages } from "../state/pages.ts";
import { Formula } from "./formula.tsx";

/** The realised gain, by the lots that were given away for it. */
export function ExplainedSales({ id, at }: { id: string; at: string | null }) {
  const pages = usePages(
    (cursor, signal) =>
      reports.disposals(
        id,
        { limit: 50, ...(at === null ? {} : { to: at }), ...(cursor === undefined ? {} : { cursor }) },
        signal,
      ),
    [id, at],
  );
  return (
    <Loaded of={pages.data} skeleton={<Skeleton lines={6} />}>
      {({ items, base }) => (
        <div class="stack explained">
          <Formula>realised gain = Σ proceeds − cost, of every lot that was given away</Formula>
          {items.length === 0 ? (
            <Empty title="Nothing was given away yet." />
          ) : (
            <ul class="rows">
              {items.map(({ ref, at: when, kind, asset, quantity, proceeds, cost, gain }, index) => (
                <li key={`${ref} ${index}`}>
                  <span>
                    {kind}: <Quantity amount={quantity} /> {symbolOf(asset)}, <Time at={when} as="day" />
                  </span>
                  <span>
                    <Money amount={proceeds} unit={base} unknown="not known" /> −{" "}
                    <Money amount={cost} unit={base} unknown="not known" /> = <Gain amount={gain} unit={base} />
                  </span>
                </li>
              ))}
            </ul>
          )}
          {pages.hasMore.value && <Button onClick={pages.more}>Show more</Button>}
        </div>
      )}
    </Loaded>
  );
}
