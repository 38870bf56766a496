import "./tabs.css";

export interface Tab {
  readonly href: string;
  readonly label: string;
}

/** Parts of a page that have an address of their own: links, so that they can be bookmarked and the back button works. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ href, label: text }) => (
        <a key={href} href={href} aria-current={href === current ? "page" : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
