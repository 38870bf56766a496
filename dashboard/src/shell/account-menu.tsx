import { useLocation } from "preact-iso";
import { Icon } from "../components/icon.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { Segmented } from "../components/segmented.tsx";
import { paths } from "../paths.ts";
import { theme } from "../state/preferences.ts";
import { me, signOut } from "../state/session.ts";

const THEMES = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export function AccountMenu() {
  const { route } = useLocation();
  const person = me.value;
  return (
    <Menu label="Account and look" icon="person" iconOnly>
      <div class="account-menu">
        {person && <p class="small muted foreign">{person.email}</p>}
        <Segmented
          label="Theme"
          choices={THEMES}
          value={theme.value}
          onChange={(value) => {
            theme.value = value as typeof theme.value;
          }}
        />
        {person && (
          <>
            <a class="menu-item" href={paths.settings}>
              <Icon name="settings" /> Settings
            </a>
            <a class="menu-item" href={paths.security}>
              <Icon name="check" /> Security
            </a>
          </>
        )}
        <a class="menu-item" href="/docs">
          <Icon name="link" /> API
        </a>
        {person && (
          <MenuItem onChoose={() => void signOut().then(() => route(paths.home))}>
            <Icon name="forward" /> Sign out
          </MenuItem>
        )}
      </div>
    </Menu>
  );
}
