import { security } from "../api/security.ts";
import { Failure, Field, Form } from "./form.tsx";
import { useLoaded } from "./use-loaded.ts";

export function Passkeys() {
  const { value: passkeys, error, reload, act } = useLoaded(security.passkeys);
  return (
    <section class="card" aria-label="Passkeys">
      <h2>Passkeys</h2>
      <p>They sign in by fingerprint, face or PIN of a device, without password or code.</p>
      <ul>
        {passkeys.value?.map(({ id, name }) => (
          <li key={id}>
            {name}{" "}
            <button class="link" type="button" onClick={() => act(() => security.deletePasskey(id))}>
              Delete {name}
            </button>
          </li>
        ))}
      </ul>
      {error.value !== null && <Failure error={error.value} />}
      <Form
        submit="Add a passkey"
        label="Add a passkey"
        onSubmit={async ({ name = "" }) => {
          await security.addPasskey(name);
          await reload();
        }}
      >
        <Field label="Name of the device" name="name" maxLength={100} />
      </Form>
    </section>
  );
}
