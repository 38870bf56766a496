import { useSignal } from "@preact/signals";
import { api } from "../api/client.ts";
import { security } from "../api/security.ts";
import { Failure, Field, Form } from "../components/form.tsx";
import { loadSession } from "../state/session.ts";

export function SignIn() {
  const isNew = useSignal(false);
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

  if (needsCode.value) return <SecondStep />;
  return (
    <main class="narrow card">
      <h1>{isNew.value ? "Make an account" : "Sign in"}</h1>
      <Form
        key={String(isNew.value)}
        submit={isNew.value ? "Sign up" : "Sign in"}
        label={isNew.value ? "Sign up" : "Sign in"}
        onSubmit={async ({ email = "", password = "" }) => {
          if (isNew.value) await api.signUp({ email, password });
          const { status } = await api.signIn({ email, password });
          needsCode.value = status === "two-factor-needed";
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
      {!isNew.value && (
        <button class="link" type="button" onClick={() => void usePasskey()}>
          Use a passkey
        </button>
      )}
      <button
        class="link"
        type="button"
        onClick={() => {
          isNew.value = !isNew.value;
        }}
      >
        {isNew.value ? "I have an account" : "I am new here"}
      </button>
    </main>
  );
}

function SecondStep() {
  return (
    <main class="narrow card">
      <h1>Your code</h1>
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
    </main>
  );
}
