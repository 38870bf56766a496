import { ApiKeys } from "../security/api-keys.tsx";
import { Passkeys } from "../security/passkeys.tsx";
import { Sessions } from "../security/sessions.tsx";
import { TwoFactor } from "../security/two-factor.tsx";
import { Page } from "../shell/page.tsx";

export function SecurityPage() {
  return (
    <Page title="Security" narrow>
      <TwoFactor />
      <Passkeys />
      <ApiKeys />
      <Sessions />
    </Page>
  );
}
