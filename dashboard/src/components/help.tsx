import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface HelpProps {
  /** What is explained: "Time-weighted return". */
  readonly of: string;
  readonly wide?: boolean;
  /** Drawn when it is opened. */
  readonly children: () => ComponentChildren;
}

/** The explanation of a figure, behind a small button beside it. */
export function Help({ of, wide = false, children }: HelpProps) {
  const open = useSignal(false);
  return (
    <>
      <span class="help">
        <Button
          look="ghost"
          icon="info"
          label={`Explain: ${of}`}
          onClick={() => {
            open.value = true;
          }}
        />
      </span>
      <Dialog title={of} open={open} wide={wide}>
        {open.value && children()}
      </Dialog>
    </>
  );
}
