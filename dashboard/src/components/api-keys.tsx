import { useSignal } from "@preact/signals";
import { security } from "../api/security.ts";
import { Failure, Field, Form } from "./form.tsx";
import { useLoaded } from "./use-loaded.ts";

export function ApiKeys() {
  const { value: keys, error, reload, act } = useLoaded(security.keys);
  const shown = useSignal<string | null>(null);
  return (
    <section class="card" aria-label="API keys">
      <h2>API keys</h2>
      <ul>
        {keys.value?.map(({ id, name, start, scopes, lastUsedAt }) => (
          <li key={id}>
            {name}: <code>{start}…</code> may {scopes.join(" and ")},{" "}
            {lastUsedAt === null ? "never used" : `last used ${new Date(lastUsedAt).toLocaleString()}`}{" "}
            <button class="link" type="button" onClick={() => act(() => security.revokeKey(id))}>
              Revoke {name}
            </button>
          </li>
        ))}
      </ul>
      {error.value !== null && <Failure error={error.value} />}
      {shown.value !== null && (
        <p role="status">
          Copy it now, it is not shown again: <code data-secret="key">{shown.value}</code>
        </p>
      )}
      <Form
        submit="Make a key"
        label="Make a key"
        onSubmit={async ({ name = "", write }, idempotencyKey) => {
          const scopes: ("read" | "write")[] = write === undefined ? ["read"] : ["read", "write"];
          shown.value = (await security.makeKey({ name, scopes }, idempotencyKey)).key;
          await reload();
        }}
      >
        <Field label="What it is for" name="name" maxLength={100} />
        <Field label="It may also change things" name="write" type="checkbox" required={false} value="yes" />
      </Form>
    </section>
  );
}
