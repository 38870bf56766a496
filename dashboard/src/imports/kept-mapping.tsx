import { imports } from "../api/imports.ts";
import { Select } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { useData } from "../state/data.ts";
import type { Decide } from "./use-draft.ts";

/** Reads the file by a mapping that was kept of an earlier one; shows nothing where none was. */
export function KeptMapping({ decide }: { decide: Decide }) {
  const kept = useData(imports.profiles, []);
  const profiles = kept.value.value ?? [];
  if (profiles.length === 0) return null;
  return (
    <Form
      submit="Read it by this"
      label="A mapping you kept"
      keep
      onSubmit={({ profileId = "" }) => {
        const chosen = profiles.find(({ id }) => id === profileId);
        if (chosen !== undefined) decide({ mapping: chosen.mapping });
        return Promise.resolve();
      }}
    >
      <Select
        label="A mapping you kept"
        name="profileId"
        choices={profiles.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  );
}
