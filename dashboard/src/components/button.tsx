import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";
import "./button.css";

export type ButtonLook = "primary" | "secondary" | "ghost" | "danger" | "link";

interface ButtonProps {
  readonly children?: ComponentChildren;
  readonly look?: ButtonLook;
  readonly type?: "button" | "submit";
  readonly icon?: IconName;
  /** What it does, where it shows an icon only. */
  readonly label?: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  /** Id of the popover that it opens. */
  readonly opens?: string;
  readonly onClick?: (event: MouseEvent) => void;
}

export function Button(props: ButtonProps) {
  const { children, look = "secondary", type = "button", icon, label, busy = false, disabled = false } = props;
  const iconOnly = icon !== undefined && children === undefined;
  return (
    <button
      class={`button ${look}${iconOnly ? " square" : ""}`}
      type={type}
      disabled={disabled || busy}
      aria-label={label}
      title={iconOnly ? label : undefined}
      aria-busy={busy}
      aria-pressed={props.pressed}
      popovertarget={props.opens}
      onClick={props.onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

interface ButtonLinkProps {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Where it fetches a file: what that is called. */
  readonly download?: string;
}

/** Leads somewhere, so it is a link; only its look is a button's. */
export function ButtonLink({ href, children, look = "secondary", icon, download }: ButtonLinkProps) {
  return (
    <a class={`button ${look}`} href={href} download={download}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}
