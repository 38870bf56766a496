import { ButtonLink } from "../components/button.tsx";
import { Panel } from "../components/panel.tsx";
import { Segmented } from "../components/segmented.tsx";
import { paths } from "../paths.ts";
import { ImportProfiles } from "../settings/import-profiles.tsx";
import { Leaving } from "../settings/leaving.tsx";
import { Profile } from "../settings/profile.tsx";
import { Page } from "../shell/page.tsx";
import { privacy, theme, togglePrivacy } from "../state/preferences.ts";
import { me } from "../state/session.ts";

export function SettingsPage() {
  const person = me.value;
  return (
    <Page title="Settings" narrow>
      {person !== null && person !== undefined && <Profile of={person} />}
      <Panel title="Security">
        <p>Sessions, passkeys, codes of an app with recovery codes, API keys.</p>
        <ButtonLink href={paths.security}>Security</ButtonLink>
      </Panel>
      <Panel title="This browser">
        <Segmented
          label="Theme"
          choices={[
            { value: "system", label: "As the system" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          value={theme.value}
          onChange={(value) => {
            theme.value = value as typeof theme.value;
          }}
        />
        <Segmented
          label="Amounts"
          choices={[
            { value: "shown", label: "Amounts shown" },
            { value: "hidden", label: "Amounts hidden" },
          ]}
          value={privacy.value ? "hidden" : "shown"}
          onChange={togglePrivacy}
        />
      </Panel>
      <ImportProfiles />
      <Leaving />
    </Page>
  );
}
