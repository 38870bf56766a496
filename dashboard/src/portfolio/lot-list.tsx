import { Money, Quantity } from "../components/money.tsx";
import { Time } from "../components/time.tsx";
import { symbolOf } from "../state/catalogue.ts";

interface ShownLot {
  readonly ref: string;
  /** Where they are not all of one. */
  readonly asset?: string;
  readonly acquiredAt: string;
  readonly quantity: string;
  readonly cost: string | null;
}

interface LotListProps {
  readonly title: string;
  readonly lots: readonly ShownLot[];
  readonly base: string;
}

/** Lots behind a line that says how many. */
export const LotList = ({ title, lots, base }: LotListProps) => (
  <details>
    <summary>
      {title} ({lots.length})
    </summary>
    <ul class="rows">
      {lots.map(({ ref, asset, acquiredAt, quantity, cost }, index) => (
        <li key={`${ref} ${index}`}>
          <span>
            <Quantity amount={quantity} />
            {asset !== undefined && ` ${symbolOf(asset)}`} since <Time at={acquiredAt} as="day" />
          </span>
          <span>
            cost <Money amount={cost} unit={base} unknown="not known" />
          </span>
        </li>
      ))}
    </ul>
  </details>
);
