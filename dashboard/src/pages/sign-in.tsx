import { useSignal } from "@preact/signals";
import { api } from "../api/client.ts";
import { Field, Form } from "../components/form.tsx";
import { loadSession } from "../state/session.ts";

export function SignIn() {
  const isNew = useSignal(false);
  return (
    <main class="narrow card">
      <h1>{isNew.value ? "Make an account" : "Sign in"}</h1>
      <Form
        key={String(isNew.value)}
        submit={isNew.value ? "Sign up" : "Sign in"}
        label={isNew.value ? "Sign up" : "Sign in"}
        onSubmit={async ({ email = "", password = "" }) => {
          if (isNew.value) await api.signUp({ email, password });
          await api.signIn({ email, password });
          await loadSession();
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
