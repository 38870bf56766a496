import { useSignal } from "@preact/signals";
import { answerOf, v1 } from "../api/client.ts";
import { Button, ButtonLink } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";
import { forgetPerson } from "../state/session.ts";
import { toast } from "../state/toasts.ts";

/** Everything one has as one file, and the way out. */
export function Leaving() {
  const asked = useSignal(false);
  return (
    <Panel title="Your data">
      <p>Everything that is kept of you: profile, portfolios, transactions, journal, watchlists, in one JSON file.</p>
      <div class="row">
        <ButtonLink href="/api/v1/me/export" icon="download" download="coinsight-export.json">
          Export everything
        </ButtonLink>
        <Button
          look="danger"
          icon="trash"
          onClick={() => {
            asked.value = true;
          }}
        >
          Delete the account
        </Button>
      </div>
      <Dialog title="Delete the account?" open={asked}>
        <p>
          All portfolios, transactions, keys and sessions go with it. There is no way back; export everything first if
          in doubt.
        </p>
        <Form
          label="Delete the account"
          submit="Delete everything"
          look="danger"
          onSubmit={async ({ password = "" }) => {
            await answerOf(v1.me.deletion.$post({ json: { password } }));
            toast("The account is being deleted.");
            forgetPerson();
          }}
        >
          <Field
            name="password"
            type="password"
            label="Your password"
            autocomplete="current-password"
            maxLength={128}
          />
        </Form>
      </Dialog>
    </Panel>
  );
}
