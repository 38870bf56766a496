import { ledger } from "../api/ledger.ts";
import type { LedgerChange, Portfolio } from "../api/types.ts";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Time } from "../components/time.tsx";
import { usePages } from "../state/pages.ts";
import { ledgerVersion } from "../state/valuation.ts";
import { EVENTS, wordsOf } from "./event-types.ts";
import { LegText } from "./leg-text.tsx";

/** What was changed, by and by, with before and after; everything in it can be taken back in turn. */
export function Journal({ portfolio }: { portfolio: Portfolio }) {
  const pages = usePages(
    (cursor, signal) =>
      ledger.changes(portfolio.id, cursor === undefined ? { limit: 50 } : { limit: 50, cursor }, signal),
    [portfolio.id, ledgerVersion.value],
  );
  return (
    <Loaded of={pages.data}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="undo" title="Nothing was changed yet." />
        ) : (
          <>
            <ul class="rows">
              {items.map((change) => (
                <Entry key={`${change.version} ${change.n}`} change={change} />
              ))}
            </ul>
            {pages.hasMore.value && <Button onClick={pages.more}>Show more</Button>}
          </>
        )
      }
    </Loaded>
  );
}

function Entry({ change: { at, op, before, after } }: { change: LedgerChange }) {
  return (
    <li>
      <span>
        <b>{wordsOf(op)}</b>{" "}
        <span class="muted small">
          <Time at={at} as="second" />
        </span>
      </span>
      <span class="row">
        <Thing thing={before} />
        {before !== null && after !== null && <span aria-label="became">→</span>}
        <Thing thing={after} />
      </span>
    </li>
  );
}

function Thing({ thing }: { thing: LedgerChange["before"] }) {
  if (thing === null) return null;
  const { transaction, account, portfolio, undo } = thing;
  if (transaction !== undefined) {
    const { type, in: arrived, out, at } = transaction;
    return (
      <span class="small">
        {EVENTS[type].label} <LegText leg={arrived} sign="+" /> <LegText leg={out} sign="−" /> <Time at={at} as="day" />
      </span>
    );
  }
  if (account !== undefined) return <span class="small foreign">account {account.name}</span>;
  if (portfolio !== undefined) return <span class="small foreign">{portfolio.name}</span>;
  if (undo !== undefined) return <span class="small">took back: {wordsOf(undo.op)}</span>;
  return <span class="small">{thing.import?.format} import</span>;
}
