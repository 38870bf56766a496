import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { formatTime } from "../format/time.ts";
import { fromLocalField, toLocalField } from "../format/zoned.ts";

interface AsOfProps {
  /** Null: now. */
  readonly at: string | null;
  readonly onChange: (at: string | null) => void;
}

/** Shows everything as it stood at a time, by the ledger as it is known now. */
export const AsOfPicker = ({ at, onChange }: AsOfProps) => (
  <Menu label={at === null ? "Now" : formatTime(at, "day")} icon="calendar" look="secondary">
    <MenuItem onChoose={() => onChange(null)}>Now, live</MenuItem>
    <AsOfForm at={at} onChange={onChange} />
  </Menu>
);

/** For itself, so that it is made when the menu is opened. */
const AsOfForm = ({ at, onChange }: AsOfProps) => (
  <div class="menu-form">
    <Form
      submit="Show"
      label="As of"
      onSubmit={({ at: field = "" }) => {
        onChange(fromLocalField(field));
        return Promise.resolve();
      }}
    >
      <Field
        label="As of"
        name="at"
        type="datetime-local"
        min="2009-01-03T00:00"
        max={toLocalField(Date.now()).slice(0, 16)}
        value={toLocalField(at ?? Date.now()).slice(0, 16)}
      />
    </Form>
  </div>
);

/** Says that this is the past, and leads back. */
export function PastNotice({ at, onChange }: { at: string; onChange: (at: string | null) => void }) {
  return (
    <p class="row past" role="status">
      <span>As of {formatTime(at, "minute")}, by the ledger as it is known now.</span>
      <Button look="link" onClick={() => onChange(null)}>
        Back to now
      </Button>
    </p>
  );
}
