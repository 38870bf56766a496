import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./button.tsx";
import "./dialog.css";

interface DialogProps {
  readonly title: string;
  /** True while it is open; closing it by key or button sets it to false. */
  readonly open: Signal<boolean>;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus, gives it back, and closes by Escape or a click beside it. */
export function Dialog({ title, open, wide = false, children }: DialogProps) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const isOpen = open.value;
  useEffect(() => {
    if (isOpen && element.current?.open === false) {
      element.current.showModal();
      // The first thing to fill in, rather than the button that closes it.
      element.current.querySelector<HTMLElement>("input, select, textarea")?.focus();
    }
    if (!isOpen) element.current?.close();
  }, [isOpen]);
  const close = () => {
    open.value = false;
  };
  return (
    <dialog
      ref={element}
      class={wide ? "dialog wide" : "dialog"}
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => {
        if (event.target === element.current) close();
      }}
    >
      {isOpen && (
        <div>
          <header>
            <h2 id={id}>{title}</h2>
            <Button look="ghost" icon="close" label="Close" onClick={close} />
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
