import "./icon.css";

/** Drawn on a grid of 24 by the project itself; lines take the colour of the text. */
const PATHS = {
  portfolio: "M12 3a9 9 0 1 0 9 9h-9z M15.5 3.7A9 9 0 0 1 20.3 8.5h-4.8z",
  list: "M4 6h16 M4 12h16 M4 18h10",
  lots: "M4 7l8-4 8 4-8 4z M4 12l8 4 8-4 M4 17l8 4 8-4",
  risk: "M3 17l5-6 4 3 4-7 5 9 M3 21h18",
  market: "M7 4v3 M7 15v5 M5 7h4v8H5z M17 4v5 M17 17v3 M15 9h4v8h-4z",
  sentiment: "M4 5h16v11H9l-5 4z M8 9h8 M8 12.5h5",
  settings: "M4 7h9 M17 7h3 M15 5v4 M4 17h3 M11 17h9 M9 15v4 M4 12h16",
  more: "M5 12h.01 M12 12h.01 M19 12h.01",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  hidden:
    "M4 4l16 16 M9 6a9.6 9.6 0 0 1 3-.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.6 3.3 M6 7.7A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9.7 9.7 0 0 0 4-.9",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M12 2.5v2 M12 19.5v2 M2.5 12h2 M19.5 12h2 M5.3 5.3l1.4 1.4 M17.3 17.3l1.4 1.4 M5.3 18.7l1.4-1.4 M17.3 6.7l1.4-1.4",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  system: "M3 5h18v11H3z M9 20h6 M12 16v4",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8z M4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z M15.5 15.5L21 21",
  plus: "M12 5v14 M5 12h14",
  close: "M6 6l12 12 M18 6L6 18",
  down: "M6 9l6 6 6-6",
  up: "M6 15l6-6 6 6",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  edit: "M4 20l1-4L16 5l3 3L8 19z M14 7l3 3",
  trash: "M5 7h14 M10 4h4 M7 7l1 13h8l1-13 M10.5 11v5 M13.5 11v5",
  undo: "M9 6L4 11l5 5 M4 11h10a5 5 0 0 1 0 10h-3",
  upload: "M12 16V4 M7 9l5-5 5 5 M4 16v4h16v-4",
  download: "M12 4v12 M7 11l5 5 5-5 M4 16v4h16v-4",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z M12 11v5 M12 8h.01",
  warning: "M12 4L2.5 20h19z M12 10v4.5 M12 17.2h.01",
  check: "M5 12.5l5 5L19.5 7",
  columns: "M4 5h16v14H4z M10 5v14 M15 5v14",
  calendar: "M4 6h16v14H4z M4 10.5h16 M8 3v4 M16 3v4",
  star: "M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17.1 6.7 20l1.1-6L3.4 9.8l6-.8z",
  filter: "M4 5h16l-6 8v6l-4-2v-4z",
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1 M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1",
} as const;
export type IconName = keyof typeof PATHS;

/** Always beside text, or in a button that has a label of its own: to readers of the screen it says nothing. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg class={filled ? "icon filled" : "icon"} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
