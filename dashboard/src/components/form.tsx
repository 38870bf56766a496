import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { ApiError } from "../api/client.ts";
import { Button } from "./button.tsx";
import { Failure } from "./failure.tsx";
import { FieldErrors } from "./field.tsx";
import "./form.css";

interface FormProps {
  readonly submit: string;
  readonly children: ComponentChildren;
  readonly label: string;
  readonly look?: "primary" | "danger";
  /** Beside the button: cancel, delete. */
  readonly beside?: ComponentChildren;
  /** What was typed stays when it was sent: of a question that is asked again. */
  readonly keep?: boolean;
  /** Gets the fields and a key that stays the same while the same form is tried again. */
  readonly onSubmit: (fields: Record<string, string>, idempotencyKey: string) => Promise<void>;
}

/** A form that shows what went wrong, where it did, with the request's id, and can be sent again without doing a thing twice. */
export function Form({ submit, children, label, look = "primary", beside, keep = false, onSubmit }: FormProps) {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  const fieldErrors = useSignal<ReadonlyMap<string, string>>(new Map());
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
    fieldErrors.value = new Map();
    try {
      await onSubmit(fields, attempt.value.key);
      attempt.value = { body: "", key: "" };
      if (!keep) form.reset();
    } catch (thrown) {
      error.value = thrown;
      fieldErrors.value = errorsByField(thrown, form);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="form" aria-label={label} onSubmit={(event) => void send(event)}>
      <FieldErrors.Provider value={fieldErrors.value}>{children}</FieldErrors.Provider>
      {error.value !== null && <Failure error={error.value} />}
      <div class="row">
        <Button type="submit" look={look} busy={busy.value}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}

/** The errors of a refusal that name a field of this form; the first of them gets the focus. */
function errorsByField(thrown: unknown, form: HTMLFormElement): ReadonlyMap<string, string> {
  const errors = thrown instanceof ApiError ? (thrown.problem?.errors ?? []) : [];
  const named = errors.map(({ path, expected }) => [path.replace(/^body\./, ""), `Expected: ${expected}`] as const);
  const [first] = named;
  const field = first === undefined ? null : form.elements.namedItem(first[0]);
  if (field instanceof HTMLElement) field.focus();
  return new Map(named);
}
