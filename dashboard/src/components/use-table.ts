import { useComputed, useSignal, type ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { compareDecimals } from "../format/compare-decimals.ts";
import { isNarrow } from "../state/narrow.ts";
import { storedText } from "../state/stored.ts";

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Set to the right edge, digits under digits. */
  readonly numeric?: boolean;
  /** What its order is by; without it the column cannot be sorted. Unknown comes last, up or down. */
  readonly sort?: { readonly by: "decimal" | "number" | "text"; readonly of: (row: Row) => string | number | null };
  /** Shown unless the person chose otherwise: always, only where there is room, or never. */
  readonly show?: "always" | "wide" | "never";
  /**
   * Its track in a grid. Where every column of a table has one, widths do not hang on what the cells hold: a live figure moves
   * nothing, and rows out of sight are neither laid out nor painted. For long tables that tick.
   */
  readonly track?: string;
}

export interface SortOrder {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableOptions<Row> {
  /** Names it in the browser's memory, where the choice of columns is kept. */
  readonly id: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: ReadonlySignal<readonly Row[]>;
  readonly keyOf: (row: Row) => string;
  readonly sortedBy?: SortOrder;
}

export interface TableState<Row> extends TableOptions<Row> {
  /** A new list only when the order changes: values that move under a tick repaint their cells and no more. */
  readonly sorted: ReadonlySignal<readonly Row[]>;
  readonly order: ReadonlySignal<SortOrder | null>;
  readonly sortBy: (column: string) => void;
  readonly shown: ReadonlySignal<readonly Column<Row>[]>;
  readonly toggle: (column: string) => void;
}

/** What a table and its choice of columns share. */
export function useTable<Row>(options: TableOptions<Row>): TableState<Row> {
  const { id, columns, rows, keyOf, sortedBy } = options;
  const order = useSignal<SortOrder | null>(sortedBy ?? null);
  const chosen = useMemo(() => storedText(`table.${id}`), [id]);
  const before = useRef<readonly Row[]>([]);

  const sorted = useComputed(() => {
    const column = columns.find((one) => one.id === order.value?.column);
    const next =
      column?.sort === undefined ? rows.value : sort(rows.value, column.sort, order.value?.descending === true);
    const same = next.length === before.current.length && next.every((row, index) => row === before.current[index]);
    if (!same) before.current = next;
    return before.current;
  });
  const shown = useComputed(() => {
    const ids = chosen.value === "" ? null : chosen.value.split(",");
    return columns.filter(({ id: column, show = "always" }) =>
      ids === null ? show === "always" || (show === "wide" && !isNarrow.value) : ids.includes(column),
    );
  });

  return {
    ...options,
    keyOf,
    sorted,
    order,
    shown,
    sortBy: (column) => {
      const numeric = columns.find((one) => one.id === column)?.numeric === true;
      const again = order.value?.column === column;
      order.value = { column, descending: again ? order.value?.descending !== true : numeric };
    },
    toggle: (column) => {
      const ids = shown.value.map((one) => one.id);
      const next = ids.includes(column) ? ids.filter((one) => one !== column) : [...ids, column];
      chosen.value = columns.flatMap((one) => (next.includes(one.id) ? [one.id] : [])).join();
    },
  };
}

type Sort<Row> = NonNullable<Column<Row>["sort"]>;

function sort<Row>(rows: readonly Row[], { by, of }: Sort<Row>, descending: boolean): readonly Row[] {
  const known = rows.flatMap((row) => {
    const key = of(row);
    return key === null ? [] : [{ row, key }];
  });
  const unknown = rows.filter((row) => of(row) === null);
  const sign = descending ? -1 : 1;
  const compare = (a: string | number, b: string | number): number =>
    by === "number"
      ? Number(a) - Number(b)
      : by === "decimal"
        ? compareDecimals(String(a), String(b))
        : String(a).localeCompare(String(b));
  return [...known.toSorted((a, b) => sign * compare(a.key, b.key)).map(({ row }) => row), ...unknown];
}
