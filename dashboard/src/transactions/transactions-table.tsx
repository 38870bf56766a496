import type { ReadonlySignal } from "@preact/signals";
import type { Portfolio, Transaction } from "../api/types.ts";
import { Badge, type Tone } from "../components/badge.tsx";
import { Button } from "../components/button.tsx";
import { CoinMark } from "../components/coin-mark.tsx";
import { isNarrow } from "../state/narrow.ts";
import { Time } from "../components/time.tsx";
import { Table } from "../components/table.tsx";
import { useTable, type Column } from "../components/use-table.ts";
import { EVENTS, wordsOf } from "./event-types.ts";
import { LegText } from "./leg-text.tsx";
import "./transactions-table.css";

export interface RowActions {
  readonly edit: (event: Transaction) => void;
  readonly remove: (event: Transaction) => void;
}

const toneOf = ({ in: arrived, out }: Transaction): Tone =>
  arrived !== null && out === null ? "up" : arrived === null && out !== null ? "down" : "flat";

/** The coin it is about: what money was paid for, or was received for. */
const coinOf = ({ in: arrived, out }: Transaction): string => {
  const legs = [arrived, out].flatMap((leg) => (leg === null ? [] : [leg.asset]));
  return legs.find((asset) => !asset.startsWith("fiat:")) ?? legs[0] ?? "";
};

const accountName = (accounts: Portfolio["accounts"], id: string): string =>
  accounts.find((account) => account.id === id)?.name ?? "elsewhere";

const columnsOf = ({ accounts }: Portfolio, { edit, remove }: RowActions): readonly Column<Transaction>[] => [
  {
    id: "what",
    label: "What",
    cell: (event) => (
      <button type="button" class="event" onClick={() => edit(event)}>
        <span class="visually-hidden">Open</span>
        <CoinMark asset={coinOf(event)} />
        <span>
          <Badge tone={toneOf(event)}>{EVENTS[event.type].label}</Badge>{" "}
          {event.subtype !== null && <span class="muted small">{wordsOf(event.subtype)}</span>}
          <span class="muted small when">
            <Time at={event.at} as={isNarrow.value ? "day" : "minute"} />
          </span>
        </span>
      </button>
    ),
  },
  {
    id: "legs",
    label: "Amounts",
    numeric: true,
    cell: (event) => (
      <span class="legs-of">
        <LegText leg={event.in} sign="+" />
        <LegText leg={event.out} sign="−" />
      </span>
    ),
  },
  {
    id: "fee",
    label: "Fee",
    numeric: true,
    show: "wide",
    cell: ({ fee }) => <LegText leg={fee} sign="−" />,
  },
  {
    id: "account",
    label: "Account",
    show: accounts.length > 1 ? "wide" : "never",
    cell: ({ accountId, toAccountId }) => (
      <span class="foreign">
        {accountName(accounts, accountId)}
        {toAccountId !== null && ` → ${accountName(accounts, toAccountId)}`}
      </span>
    ),
  },
  {
    id: "note",
    label: "Note",
    show: "wide",
    cell: ({ note, tags }) => (
      <span class="note">
        <span class="foreign">{note}</span>
        {tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </span>
    ),
  },
  { id: "source", label: "Source", show: "never", cell: ({ source }) => <span class="muted foreign">{source}</span> },
  { id: "ref", label: "Reference", show: "never", cell: ({ ref }) => <code>{ref}</code> },
  {
    id: "actions",
    label: "Change",
    numeric: true,
    show: "wide",
    cell: (event) => (
      <span class="row-actions">
        <Button look="ghost" icon="edit" label={`Edit ${describe(event)}`} onClick={() => edit(event)} />
        <Button look="ghost" icon="trash" label={`Delete ${describe(event)}`} onClick={() => remove(event)} />
      </span>
    ),
  },
];

const describe = (event: Transaction): string => `${EVENTS[event.type].label} ${event.ref}`;

export function useTransactions(
  portfolio: Portfolio,
  rows: ReadonlySignal<readonly Transaction[]>,
  actions: RowActions,
) {
  return useTable({ id: "transactions", columns: columnsOf(portfolio, actions), rows, keyOf: ({ id }) => id });
}

export const TransactionsTable = ({ of }: { of: ReturnType<typeof useTransactions> }) => (
  <Table of={of} label="Transactions" />
);
