import { useSignal } from "@preact/signals";
import { ledger, type NewEvent } from "../api/ledger.ts";
import type { Portfolio } from "../api/types.ts";
import { assetOf } from "../components/asset-field.tsx";
import { Button } from "../components/button.tsx";
import { Form } from "../components/form.tsx";
import { fromLocalField, toLocalField } from "../format/zoned.ts";
import { buildEvent } from "./build-event.ts";
import { severalFields } from "./several-fields.ts";
import { SeveralRow } from "./several-row.tsx";

const MOST = 100;
let lastKey = 0;
const newKey = (): number => ++lastKey;
const prefixOf = (row: number): string => `${row}.`;

/** Several events in one go: all are recorded or none, and undone as one. */
export function SeveralForm({ portfolio, onDone }: { portfolio: Portfolio; onDone: (count: number) => void }) {
  const rows = useSignal<readonly number[]>([newKey(), newKey(), newKey()]);
  return (
    <Form
      submit={`Record ${rows.value.length}`}
      label="Add several"
      beside={
        <Button
          icon="plus"
          disabled={rows.value.length >= MOST}
          onClick={() => {
            rows.value = [...rows.value, newKey()];
          }}
        >
          Another row
        </Button>
      }
      onSubmit={async (fields, key) => {
        const events = rows.value.map((row) =>
          buildEvent(severalFields(fields, prefixOf(row), assetOf), { assetOf, timeOf: fromLocalField }),
        );
        await ledger.recordMany(portfolio.id, events as NewEvent[], key);
        onDone(events.length);
      }}
    >
      <div class="several">
        {rows.value.map((row, index) => (
          <SeveralRow
            key={row}
            prefix={prefixOf(row)}
            number={index + 1}
            base={portfolio.base}
            at={toLocalField(Date.now()).slice(0, 16)}
            {...(rows.value.length > 1
              ? {
                  onRemove: () => {
                    rows.value = rows.value.filter((one) => one !== row);
                  },
                }
              : {})}
          />
        ))}
      </div>
    </Form>
  );
}
