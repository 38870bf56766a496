import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../api/client.ts";
import { Button } from "../components/button.tsx";
import { Failure } from "../components/failure.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Gate } from "../shell/gate.tsx";
import { hash } from "../state/hash.ts";

/** What stands behind `#name=` in the address, as links in mails bring it; null when this is not such a link. */
export function mailed(name: "verify" | "reset" | "invitation"): string | null {
  const start = `#${name}=`;
  return hash.value.startsWith(start) ? hash.value.slice(start.length) : null;
}

/** Leaves no token in the address bar and the history. */
export function goToSignIn(): void {
  history.replaceState(null, "", "/");
  hash.value = "";
}

function Done({ text }: { text: string }) {
  return (
    <>
      <p role="status">{text}</p>
      <Button look="primary" onClick={goToSignIn}>
        Sign in
      </Button>
    </>
  );
}

export function VerifyPage({ token }: { token: string }) {
  const done = useSignal(false);
  const error = useSignal<unknown>(null);
  useEffect(() => {
    api.verifyAddress(token).then(
      () => {
        done.value = true;
      },
      (thrown: unknown) => {
        error.value = thrown;
      },
    );
  }, [token]);
  return (
    <Gate title="Your address">
      {error.value !== null && <Failure error={error.value} />}
      {done.value && <Done text="It is verified." />}
    </Gate>
  );
}

export function ResetPage({ token }: { token: string }) {
  const done = useSignal(false);
  return (
    <Gate title="A new password">
      {done.value ? (
        <Done text="It is set, and all sessions have ended." />
      ) : (
        <Form
          submit="Set it"
          label="A new password"
          onSubmit={async ({ password = "" }) => {
            await api.resetPassword(token, password);
            done.value = true;
          }}
        >
          <Field
            label="Password"
            name="password"
            type="password"
            minLength={10}
            maxLength={128}
            autocomplete="new-password"
            hint="At least 10 characters."
          />
        </Form>
      )}
    </Gate>
  );
}

/** Asks for a mail to set a new password. */
export function ForgottenPage({ onBack }: { onBack: () => void }) {
  const sent = useSignal(false);
  return (
    <Gate title="A new password">
      {sent.value ? (
        <p role="status">If there is such an account, a mail is on its way to it.</p>
      ) : (
        <Form
          submit="Send a mail"
          label="A new password"
          onSubmit={async ({ email = "" }) => {
            await api.requestPasswordReset(email);
            sent.value = true;
          }}
        >
          <Field label="E-mail" name="email" type="email" autocomplete="username" inputMode="email" />
        </Form>
      )}
      <Button look="link" onClick={onBack}>
        Back
      </Button>
    </Gate>
  );
}
