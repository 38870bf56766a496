import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Failure } from "./components/form.tsx";
import { mailed, ResetPage, VerifyPage } from "./pages/mailed.tsx";
import { PortfolioPage } from "./pages/portfolio.tsx";
import { SecurityPage } from "./pages/security.tsx";
import { SignIn } from "./pages/sign-in.tsx";
import { place } from "./state/place.ts";
import { loadSession, me, signOut, simulated } from "./state/session.ts";

export function App() {
  const error = useSignal<unknown>(null);
  useEffect(() => {
    loadSession().catch((thrown: unknown) => {
      error.value = thrown;
    });
  }, []);
  return (
    <>
      <header class="bar">
        <a class="brand" href="/">
          Coinsight
        </a>
        {simulated.value && (
          <span class="badge warn" title="No exchange is connected: these prices are made up by the simulator.">
            simulated prices
          </span>
        )}
        <nav>
          <a href="/docs">API</a>
          {me.value && <a href="#security">Security</a>}
          {me.value && (
            <button type="button" class="link" onClick={() => void signOut()}>
              Sign out {me.value.email}
            </button>
          )}
        </nav>
      </header>
      {error.value !== null ? <Failure error={error.value} /> : <Page />}
    </>
  );
}

function Page() {
  const [verify, reset] = [mailed("verify"), mailed("reset")];
  if (verify !== null) return <VerifyPage token={verify} />;
  if (reset !== null) return <ResetPage token={reset} />;
  if (me.value === undefined) return <p class="skeleton" aria-busy="true" />;
  if (me.value === null) return <SignIn />;
  return place.value === "#security" ? <SecurityPage /> : <PortfolioPage />;
}
