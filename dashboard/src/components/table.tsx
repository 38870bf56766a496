import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import type { Column, TableState } from "./use-table.ts";
import "./table.css";

/** Rows of `useTable`. The label names it to readers of the screen. */
export function Table<Row>({ of, label }: { of: TableState<Row>; label: string }) {
  const columns = of.shown.value;
  const tracks = columns.flatMap(({ track }) => track ?? []);
  const even = tracks.length === columns.length;
  return (
    // What scrolls must be reachable by keyboard.
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class={even ? "even" : undefined} style={even ? { "--tracks": tracks.join(" ") } : undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} of={of} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Rows columns={columns} rows={of.sorted.value} keyOf={of.keyOf} />
        </tbody>
      </table>
    </div>
  );
}

interface RowsProps<Row> {
  readonly columns: readonly Pick<Column<Row>, "id" | "numeric" | "cell">[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
}

/** The first cell of a row names it. */
export const Rows = <Row,>({ columns, rows, keyOf }: RowsProps<Row>) => (
  <>
    {rows.map((row) => (
      <tr key={keyOf(row)} data-row={keyOf(row)}>
        {columns.map((column, index) => {
          const attributes = { class: column.numeric === true ? "number" : undefined, "data-column": column.id };
          return index === 0 ? (
            <th key={column.id} scope="row" {...attributes}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.id} {...attributes}>
              {column.cell(row)}
            </td>
          );
        })}
      </tr>
    ))}
  </>
);

function Head<Row>({ of, column }: { of: TableState<Row>; column: Column<Row> }) {
  const { order } = of;
  const sorted = order.value?.column === column.id ? (order.value.descending ? "descending" : "ascending") : undefined;
  const numeric = column.numeric === true ? "number" : undefined;
  if (column.sort === undefined) {
    return (
      <th scope="col" class={numeric}>
        {column.label}
      </th>
    );
  }
  return (
    <th scope="col" class={numeric} aria-sort={sorted ?? "none"}>
      <button type="button" class="sort" onClick={() => of.sortBy(column.id)}>
        {column.label}
        {sorted !== undefined && <Icon name={sorted === "descending" ? "down" : "up"} />}
      </button>
    </th>
  );
}

/** Which columns are shown; this browser remembers. */
export function ColumnsMenu<Row>({ of }: { of: TableState<Row> }) {
  const shown = new Set(of.shown.value.map(({ id }) => id));
  const [first, ...others] = of.columns;
  return (
    <Menu label="Columns" icon="columns" iconOnly>
      <fieldset class="columns-menu">
        <legend class="small muted">Columns beside {first?.label}</legend>
        {others.map(({ id, label }) => (
          <label key={id}>
            <input type="checkbox" checked={shown.has(id)} onChange={() => of.toggle(id)} />
            {label}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
