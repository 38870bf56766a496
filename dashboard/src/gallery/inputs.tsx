import { Checkbox, Field, FieldErrors, Select, TextArea } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";

const ERRORS = new Map([["wrong", "Expected: a decimal with at most 18 digits after the point"]]);
const CHOICES = [
  { value: "a", label: "First" },
  { value: "b", label: "Second" },
];

export const Inputs = () => (
  <Panel title="Fields and forms">
    <Form submit="Send" label="Sample form" onSubmit={() => Promise.reject(new Error("sample"))}>
      <FieldErrors.Provider value={ERRORS}>
        <div class="fields">
          <Field label="Text" name="text" hint="What it is for." required={false} />
          <Field label="Filled" name="filled" value="0.5" inputMode="decimal" />
          <Field label="Wrong" name="wrong" value="1e5" />
          <Field label="When" name="when" type="datetime-local" required={false} />
          <Select label="One of these" name="choice" choices={CHOICES} value="b" />
          <TextArea label="Note" name="note" required={false} />
        </div>
        <Checkbox label="Something to agree to" name="agree" hint="With a hint." />
      </FieldErrors.Provider>
    </Form>
  </Panel>
);
