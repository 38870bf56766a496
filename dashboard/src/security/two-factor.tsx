import { useSignal } from "@preact/signals";
import { security } from "../api/security.ts";
import { Failure } from "../components/failure.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Panel } from "../components/panel.tsx";
import { Skeleton } from "../components/skeleton.tsx";
import { useData } from "../state/data.ts";

export function TwoFactor() {
  const { value: state, error, reload } = useData(security.twoFactor, []);
  const secret = useSignal<{ uri: string; secret: string } | null>(null);
  const recoveryCodes = useSignal<readonly string[]>([]);
  return (
    <Panel title="Codes of an app">
      {state.value === undefined && error.value === null && <Skeleton lines={2} />}
      {error.value !== null && <Failure error={error.value} onRetry={reload} />}
      {state.value?.enabled === true && (
        <p>Signing in by password asks for a code. Recovery codes left: {state.value.recoveryCodesLeft}.</p>
      )}
      {recoveryCodes.value.length > 0 && (
        <div role="status">
          <p>Keep these recovery codes; each signs in once, and they are not shown again:</p>
          <ul data-secret="recovery">
            {recoveryCodes.value.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {state.value?.enabled === true && (
        <PasswordForm
          submit="Ask for no code any more"
          onPassword={async (password) => {
            await security.disableTwoFactor(password);
            recoveryCodes.value = [];
            await reload();
          }}
        />
      )}
      {state.value?.enabled === false && secret.value === null && (
        <>
          <p>
            An app on your phone shows a code that signing in by password then asks for. Recovery codes come with it.
          </p>
          <PasswordForm
            submit="Ask for a code"
            onPassword={async (password) => {
              secret.value = await security.beginTwoFactor(password);
            }}
          />
        </>
      )}
      {secret.value !== null && (
        <Form
          submit="Confirm"
          label="Confirm the code"
          onSubmit={async ({ code = "" }) => {
            recoveryCodes.value = (await security.confirmTwoFactor(code)).recoveryCodes;
            secret.value = null;
            await reload();
          }}
        >
          <p>
            <a href={secret.value.uri}>Open it in your authenticator app</a>, or type in the secret:{" "}
            <code data-secret="totp">{secret.value.secret}</code>
          </p>
          <Field label="Code that the app shows" name="code" pattern="[0-9]{6}" autocomplete="one-time-code" />
        </Form>
      )}
    </Panel>
  );
}

interface PasswordFormProps {
  readonly submit: string;
  readonly onPassword: (password: string) => Promise<void>;
}

function PasswordForm({ submit, onPassword }: PasswordFormProps) {
  return (
    <Form submit={submit} label={submit} onSubmit={({ password = "" }) => onPassword(password)}>
      <Field label="Your password" name="password" type="password" maxLength={128} autocomplete="current-password" />
    </Form>
  );
}
