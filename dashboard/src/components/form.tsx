import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ApiError } from "../api/client.ts";

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type?: string;
  readonly value?: string;
  readonly autocomplete?: string;
  readonly hint?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly inputMode?: "decimal" | "email" | "text";
  readonly required?: boolean;
}

export function Field({ label, name, type = "text", value, hint, required = true, ...rest }: FieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input name={name} type={type} defaultValue={value ?? ""} required={required} {...rest} />
      {hint !== undefined && <small>{hint}</small>}
    </label>
  );
}

interface FormProps {
  readonly submit: string;
  readonly children: ComponentChildren;
  readonly label: string;
  /** Gets the fields and a key that stays the same while the same form is tried again. */
  readonly onSubmit: (fields: Record<string, string>, idempotencyKey: string) => Promise<void>;
}

/** A form that shows what went wrong, with the request's id, and can be sent again without doing a thing twice. */
export function Form({ submit, children, label, onSubmit }: FormProps) {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  const attempt = useSignal({ body: "", key: "" });

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
    );
    const body = JSON.stringify(fields);
    if (attempt.value.body !== body) attempt.value = { body, key: crypto.randomUUID() };
    busy.value = true;
    error.value = null;
    try {
      await onSubmit(fields, attempt.value.key);
      attempt.value = { body: "", key: "" };
      form.reset();
    } catch (thrown) {
      error.value = thrown;
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="form" aria-label={label} onSubmit={(event) => void send(event)}>
      {children}
      {error.value !== null && <Failure error={error.value} />}
      <button type="submit" disabled={busy.value}>
        {busy.value ? "…" : submit}
      </button>
    </form>
  );
}

/** What went wrong, in one sentence, with the id under which the operator finds it. */
export function Failure({ error }: { error: unknown }) {
  const requestId = error instanceof ApiError ? error.problem?.requestId : undefined;
  return (
    <p class="failure" role="alert">
      {error instanceof ApiError ? error.sentence : "Something went wrong on this page. Reload it and try again."}
      {requestId !== undefined && <small> Request {requestId}</small>}
    </p>
  );
}
