import { ApiKeys } from "../components/api-keys.tsx";
import { Passkeys } from "../components/passkeys.tsx";
import { Sessions } from "../components/sessions.tsx";
import { TwoFactor } from "../components/two-factor.tsx";

export function SecurityPage() {
  return (
    <main class="narrow">
      <h1>Security</h1>
      <TwoFactor />
      <Passkeys />
      <ApiKeys />
      <Sessions />
    </main>
  );
}
