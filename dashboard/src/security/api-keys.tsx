import { useSignal } from "@preact/signals";
import { security } from "../api/security.ts";
import { Button } from "../components/button.tsx";
import { Checkbox, Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Loaded } from "../components/loaded.tsx";
import { Panel } from "../components/panel.tsx";
import { Time } from "../components/time.tsx";
import { useData } from "../state/data.ts";

export function ApiKeys() {
  const keys = useData(security.keys, []);
  const shown = useSignal<string | null>(null);
  return (
    <Panel title="API keys">
      <p>
        For programs that act in your name; <a href="/docs">what they can ask</a>.
      </p>
      <Loaded of={keys}>
        {(list) => (
          <ul class="rows">
            {list.map(({ id, name, start, scopes, lastUsedAt }) => (
              <li key={id}>
                <span class="foreign">
                  {name}: <code>{start}…</code> may {scopes.join(" and ")},{" "}
                  {lastUsedAt === null ? (
                    "never used"
                  ) : (
                    <>
                      last used <Time at={lastUsedAt} as="minute" />
                    </>
                  )}
                </span>
                <Button look="link" onClick={() => keys.act(() => security.revokeKey(id))}>
                  Revoke {name}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
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
          await keys.reload();
        }}
      >
        <Field label="What it is for" name="name" maxLength={100} />
        <Checkbox label="It may also change things" name="write" />
      </Form>
    </Panel>
  );
}
