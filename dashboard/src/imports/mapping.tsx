import { useSignal } from "@preact/signals";
import { imports } from "../api/imports.ts";
import { Checkbox, Field, Select, TextArea } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";
import { timeZone } from "../format/locale.ts";
import type { DraftView } from "./decisions.tsx";
import { KeptMapping } from "./kept-mapping.tsx";
import { mappingFrom, MAPPED, typesText, type MappedField } from "./mapping-fields.ts";
import { Samples } from "./samples.tsx";
import type { Decide } from "./use-draft.ts";

const DATES = [
  { value: "y-m-d", label: "2026-01-31" },
  { value: "d-m-y", label: "31.01.2026" },
  { value: "m-d-y", label: "01/31/2026" },
  { value: "text", label: "Jan 31, 2026" },
  { value: "unix_s", label: "Seconds since 1970" },
  { value: "unix_ms", label: "Milliseconds since 1970" },
];
const DECIMALS = [
  { value: ".", label: "1,234.56" },
  { value: ",", label: "1.234,56" },
];

interface MappingProps {
  readonly draft: DraftView;
  readonly unknown: NonNullable<DraftView["unknown"]>;
  readonly decide: Decide;
}

/** Nobody knows this file: a person says which column is what, and may keep that for the next one. */
export function MappingPanel({ draft: { header }, unknown: { samples, suggestion }, decide }: MappingProps) {
  const more = useSignal(Object.keys(suggestion.columns).some((field) => MAPPED[field as MappedField].rare));
  const columns = [{ value: "", label: "None" }, ...header.map((name) => ({ value: name, label: name }))];
  const fields = (Object.keys(MAPPED) as MappedField[]).filter((field) => more.value || !MAPPED[field].rare);
  return (
    <Panel title="Which column is what?">
      <p class="muted">No format is known for this file. Say what its columns mean; the first rows stand below.</p>
      <Samples header={header} samples={samples} />
      <div class="inline">
        <KeptMapping decide={decide} />
      </div>
      <Form
        submit="Read it so"
        label="Mapping"
        keep
        onSubmit={async (given, key) => {
          const mapping = mappingFrom(given);
          const { profile = "" } = given;
          if (profile !== "") await imports.keepProfile({ name: profile, mapping }, key);
          decide({ mapping });
        }}
      >
        <div class="fields">
          {fields.map((field) => (
            <Select
              key={field}
              label={MAPPED[field].label}
              name={field}
              choices={columns}
              value={suggestion.columns[field] ?? ""}
              required={field === "time"}
            />
          ))}
        </div>
        <Checkbox
          label="More fields: two legs, time of day, ids"
          name="more"
          checked={more.value}
          onChange={(checked) => {
            more.value = checked;
          }}
        />
        <div class="fields">
          <Select label="Dates look like" name="dates" choices={DATES} value={suggestion.dates} />
          <Select label="Numbers look like" name="decimal" choices={DECIMALS} value={suggestion.decimal} />
          <Field
            label="Time zone"
            name="zone"
            value={suggestion.zone ?? timeZone.value}
            hint="Of times that name none."
          />
          <TextArea
            label="What its words mean"
            name="types"
            required={false}
            rows={3}
            value={typesText(suggestion.types ?? {})}
            hint="A line each, as: kauf = buy. A word may also mean ignore."
          />
          <Field
            label="Keep it as"
            name="profile"
            required={false}
            maxLength={100}
            hint="A name, for the next such file."
          />
        </div>
      </Form>
    </Panel>
  );
}
