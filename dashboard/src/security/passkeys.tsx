import { security } from "../api/security.ts";
import { Button } from "../components/button.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { useData } from "../state/data.ts";

export function Passkeys() {
  const passkeys = useData(security.passkeys, []);
  return (
    <Panel title="Passkeys">
      <p>They sign in by fingerprint, face or PIN of a device, without password or code.</p>
      <Loaded of={passkeys}>
        {(list) => (
          <ul class="rows">
            {list.map(({ id, name }) => (
              <li key={id}>
                <span class="foreign">{name}</span>
                <Button look="link" onClick={() => passkeys.act(() => security.deletePasskey(id))}>
                  Delete {name}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Form
        submit="Add a passkey"
        label="Add a passkey"
        onSubmit={async ({ name = "" }) => {
          await security.addPasskey(name);
          await passkeys.reload();
        }}
      >
        <Field label="Name of the device" name="name" maxLength={100} />
      </Form>
    </Panel>
  );
}
