import type { ComponentChildren } from "preact";
import { Rows } from "./table.tsx";
import type { Column } from "./use-table.ts";
import "./table.css";

interface PlainTableProps<Row> {
  /** Names it to readers of the screen. */
  readonly label: string;
  readonly columns: readonly Pick<Column<Row>, "id" | "label" | "numeric" | "cell">[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Rows of sums. */
  readonly foot?: ComponentChildren;
}

/** Rows as they come: nothing to sort, no columns to choose. */
export const PlainTable = <Row,>({ label, columns, rows, keyOf, foot }: PlainTableProps<Row>) => (
  <div class="scroll" tabIndex={0} role="region" aria-label={label}>
    <table>
      <thead>
        <tr>
          {columns.map(({ id, label: name, numeric }) => (
            <th key={id} scope="col" class={numeric === true ? "number" : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Rows columns={columns} rows={rows} keyOf={keyOf} />
      </tbody>
      {foot !== undefined && <tfoot>{foot}</tfoot>}
    </table>
  </div>
);
