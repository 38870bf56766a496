import { useSignal } from "@preact/signals";
import { api } from "../api/client.ts";
import { security } from "../api/security.ts";
import { Button } from "../components/button.tsx";
import { Failure } from "../components/failure.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Gate } from "../shell/gate.tsx";
import { loadSession } from "../state/session.ts";
import { ForgottenPage, mailed } from "./mailed.tsx";

export function SignIn() {
  const invitation = mailed("invitation");
  const isNew = useSignal(invitation !== null);
  const page = useSignal<"form" | "inbox" | "forgotten">("form");
  const needsCode = useSignal(false);
  const error = useSignal<unknown>(null);

  async function usePasskey(): Promise<void> {
    try {
      await security.signInWithPasskey();
      await loadSession();
    } catch (thrown) {
      error.value = thrown;
    }
  }

  const back = () => {
    page.value = "form";
  };
  if (needsCode.value) return <SecondStep />;
  if (page.value === "inbox") return <Inbox onBack={back} />;
  if (page.value === "forgotten") return <ForgottenPage onBack={back} />;
  return (
    <Gate title={isNew.value ? "Make an account" : "Sign in"}>
      <p class="muted">What your coins are worth, as it changes, and what the news says about them.</p>
      <Form
        key={String(isNew.value)}
        submit={isNew.value ? "Sign up" : "Sign in"}
        label={isNew.value ? "Sign up" : "Sign in"}
        onSubmit={async ({ email = "", password = "" }) => {
          if (isNew.value) {
            const signUp = { email, password, ...(invitation === null ? {} : { invitation }) };
            const { verification } = await api.signUp(signUp);
            if (verification === "required") {
              isNew.value = false;
              page.value = "inbox";
              return;
            }
          }
          needsCode.value = "status" in (await api.signIn({ email, password }));
          if (!needsCode.value) await loadSession();
        }}
      >
        <Field label="E-mail" name="email" type="email" autocomplete="username" inputMode="email" />
        <Field
          label="Password"
          name="password"
          type="password"
          minLength={10}
          maxLength={128}
          autocomplete={isNew.value ? "new-password" : "current-password"}
          {...(isNew.value ? { hint: "At least 10 characters." } : {})}
        />
      </Form>
      {error.value !== null && <Failure error={error.value} />}
      {!isNew.value && <Button onClick={() => void usePasskey()}>Use a passkey</Button>}
      <div class="row elsewhere">
        <Button
          look="link"
          onClick={() => {
            isNew.value = !isNew.value;
          }}
        >
          {isNew.value ? "I have an account" : "I am new here"}
        </Button>
        {!isNew.value && (
          <Button
            look="link"
            onClick={() => {
              page.value = "forgotten";
            }}
          >
            I forgot my password
          </Button>
        )}
      </div>
    </Gate>
  );
}

function Inbox({ onBack }: { onBack: () => void }) {
  return (
    <Gate title="Look into your inbox">
      <p role="status">Open the link in the mail; then sign in.</p>
      <Button look="link" onClick={onBack}>
        Sign in
      </Button>
    </Gate>
  );
}

function SecondStep() {
  return (
    <Gate title="Your code">
      <Form
        submit="Go on"
        label="Your code"
        onSubmit={async ({ code = "" }) => {
          await security.completeSignIn(code.trim());
          await loadSession();
        }}
      >
        <Field
          label="Code"
          name="code"
          autocomplete="one-time-code"
          maxLength={11}
          hint="What your app shows, or one of your recovery codes."
        />
      </Form>
    </Gate>
  );
}
