import { useSignal } from "@preact/signals";
import { Button, ButtonLink, type ButtonLook } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { Panel } from "../components/panel.tsx";
import { Segmented } from "../components/segmented.tsx";
import { Tabs } from "../components/tabs.tsx";
import { toast } from "../state/toasts.ts";

const LOOKS: readonly ButtonLook[] = ["primary", "secondary", "ghost", "danger", "link"];
const PERIODS = ["24h", "7d", "30d", "1y", "max"].map((value) => ({ value, label: value }));

export function Actions() {
  const open = useSignal(false);
  const period = useSignal("30d");
  return (
    <Panel title="Buttons, menus, dialogs">
      {LOOKS.map((look) => (
        <div key={look} class="row">
          <Button look={look}>{look}</Button>
          <Button look={look} icon="plus">
            With icon
          </Button>
          <Button look={look} disabled>
            Disabled
          </Button>
          <Button look={look} busy>
            Busy
          </Button>
          {look !== "link" && <Button look={look} icon="edit" label="Edit" />}
        </div>
      ))}
      <div class="row">
        <Button pressed>Pressed</Button>
        <ButtonLink href="/components" icon="forward">
          A link
        </ButtonLink>
        <Menu label="Menu" icon="down" look="secondary">
          <MenuItem onChoose={() => toast("Chosen.")}>Choose</MenuItem>
          <a class="menu-item" href="/components" aria-current="page">
            Current
          </a>
        </Menu>
        <Button
          onClick={() => {
            open.value = true;
          }}
        >
          Dialog
        </Button>
        <Button onClick={() => toast("Recorded.", { action: { label: "Undo", run: () => toast("Taken back.") } })}>
          Toast
        </Button>
        <Button onClick={() => toast("It could not be deleted.", { tone: "bad" })}>Bad toast</Button>
      </div>
      <Segmented
        label="Period"
        choices={PERIODS}
        value={period.value}
        onChange={(value) => {
          period.value = value;
        }}
      />
      <Tabs
        label="Parts"
        current="/components"
        tabs={[
          { href: "/components", label: "This one" },
          { href: "/", label: "Another" },
        ]}
      />
      <Dialog title="A dialog" open={open}>
        <p>It keeps the focus, and gives it back when it is closed.</p>
        <Button
          look="primary"
          onClick={() => {
            open.value = false;
          }}
        >
          Done
        </Button>
      </Dialog>
    </Panel>
  );
}
