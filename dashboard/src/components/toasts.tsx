import { dismiss, toasts } from "../state/toasts.ts";
import { Button } from "./button.tsx";
import "./toasts.css";

/** What was done in passing. Once in the page, in the shell. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map(({ id, text, tone, action }) => (
        <div key={id} class={`toast ${tone}`}>
          <p class="foreign">{text}</p>
          {action !== undefined && (
            <Button
              look="link"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <Button look="ghost" icon="close" label="Dismiss" onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
