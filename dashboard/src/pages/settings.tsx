import { ButtonLink } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";
import { paths } from "../paths.ts";
import { Page } from "../shell/page.tsx";

export function SettingsPage() {
  return (
    <Page title="Settings" narrow>
      <Empty title="What guards your account">
        <ButtonLink href={paths.security}>Security</ButtonLink>
      </Empty>
    </Page>
  );
}
