import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { Button, type ButtonLook } from "./button.tsx";
import type { IconName } from "./icon.tsx";
import "./menu.css";

interface MenuProps {
  /** What the button says, or only means where there is an icon alone. */
  readonly label: string;
  readonly icon?: IconName;
  readonly iconOnly?: boolean;
  readonly look?: ButtonLook;
  readonly children: ComponentChildren;
}

const GAP = 6;

/** A button that opens a popover below it, the browser's own: Escape and a click elsewhere close it. */
export function Menu({ label, icon, iconOnly = false, look = "ghost", children }: MenuProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  /** What is in it is made when it is first wanted: a page has many menus. */
  const wanted = useSignal(false);

  /** Beside its button and within the window; anchors in CSS are not everywhere yet. */
  function place(): void {
    const [button, menu] = [frame.current?.getBoundingClientRect(), popover.current];
    if (button === undefined || menu === null) return;
    const { offsetWidth: width, offsetHeight: height } = menu;
    const left = Math.max(8, Math.min(button.left, innerWidth - width - 8));
    const below = button.bottom + GAP;
    const top = below + height > innerHeight - 8 ? Math.max(8, button.top - GAP - height) : below;
    menu.style.left = `${left}px`;
    menu.style.top = `${top}px`;
  }

  return (
    <div class="menu" ref={frame}>
      <Button look={look} opens={id} {...(icon === undefined ? {} : { icon })} {...(iconOnly ? { label } : {})}>
        {iconOnly ? undefined : label}
      </Button>
      <div
        ref={popover}
        id={id}
        class="popover"
        popover="auto"
        onBeforeToggle={() => {
          wanted.value = true;
        }}
        onToggle={place}
        onClick={(event) => {
          // What was chosen is done: a link that leads on, or a button that asks to close.
          if ((event.target as Element).closest("a, [data-closes]") !== null) popover.current?.hidePopover();
        }}
      >
        {wanted.value && children}
      </div>
    </div>
  );
}

/** One of a menu's choices. */
export function MenuItem({ children, onChoose }: { children: ComponentChildren; onChoose: () => void }) {
  return (
    <button type="button" class="menu-item" data-closes onClick={onChoose}>
      {children}
    </button>
  );
}
