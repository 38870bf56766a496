import { Panel } from "../components/panel.tsx";

const COLORS = [
  "ground",
  "surface",
  "sunken",
  "raised",
  "ink",
  "muted",
  "line",
  "line-strong",
  "accent",
  "accent-soft",
  "up",
  "up-soft",
  "down",
  "down-soft",
  "warn",
  "warn-soft",
  ...Array.from({ length: 8 }, (_, index) => `chart-${index + 1}`),
];

export const Tokens = () => (
  <Panel title="Colours and type">
    <ul class="tokens">
      {COLORS.map((name) => (
        <li key={name}>
          <span class="color" style={{ "--sample": `var(--${name})` }} />
          {name}
        </li>
      ))}
    </ul>
    <h1>Title of a page</h1>
    <h2>Title of a panel</h2>
    <h3>Title of a part</h3>
    <p>
      Text, with a <a href="/components">link</a>, <b>weight</b>, <span class="muted">muted</span>,{" "}
      <span class="small">small</span> and <code>0123456789abcdef</code>.
    </p>
  </Panel>
);
