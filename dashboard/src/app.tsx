import { signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso";
import { Failure } from "./components/failure.tsx";
import { Skeleton } from "./components/skeleton.tsx";
import { prepareFormats } from "./format/number-format.ts";
import { mailed, ResetPage, VerifyPage } from "./pages/mailed.tsx";
import { SignIn } from "./pages/sign-in.tsx";
import { OWN_PAGES, paths } from "./paths.ts";
import { NotFound, pages, preloadPage } from "./routes.tsx";
import { Boundary } from "./shell/boundary.tsx";
import { Shell } from "./shell/shell.tsx";
import { forgetOwn, loadOwn } from "./state/own.ts";
import { portfolios } from "./state/portfolios.ts";
import { loadSession, me, seemsSignedIn } from "./state/session.ts";

/** The file of a page is on its way. */
const opening = signal(false);

export function App() {
  return (
    <LocationProvider scope={OWN_PAGES}>
      <Shell busy={opening.value}>
        <Content />
      </Shell>
    </LocationProvider>
  );
}

function Content() {
  const { path } = useLocation();
  const error = useSignal<unknown>(null);
  const personId = me.value?.id;
  const load = (): void => {
    error.value = null;
    // Where somebody seems to be signed in, all is asked at once: each answer that waits for another is a way there and back.
    if (personId === undefined && seemsSignedIn.value) {
      preloadPage(path);
      void loadOwn().catch(() => undefined);
    }
    const loading = personId === undefined ? loadSession() : loadOwn();
    prepareFormats();
    loading.catch((thrown: unknown) => {
      error.value = thrown;
    });
  };
  useEffect(() => {
    if (personId === undefined) forgetOwn();
    // Of somebody who has just signed out all is known.
    if (me.value !== null) load();
  }, [personId]);

  const [verify, reset] = [mailed("verify"), mailed("reset")];
  if (verify !== null) return <VerifyPage token={verify} />;
  if (reset !== null) return <ResetPage token={reset} />;
  if (path === paths.components) return <Pages />;
  if (error.value !== null) {
    return (
      <div class="page">
        <Failure error={error.value} onRetry={load} />
      </div>
    );
  }
  if (me.value === null) return <SignIn />;
  return me.value === undefined || portfolios.value === null ? <Waiting /> : <Pages />;
}

const Waiting = () => (
  <div class="page">
    <Skeleton height="2.5rem" width="14rem" />
    <Skeleton height="18rem" lines={2} />
  </div>
);

function Pages() {
  const { url } = useLocation();
  return (
    <Boundary url={url}>
      <Router
        onLoadStart={() => {
          opening.value = true;
        }}
        onLoadEnd={() => {
          opening.value = false;
        }}
        onRouteChange={() => document.querySelector<HTMLElement>("main h1, main")?.focus({ preventScroll: true })}
      >
        {pages.map(({ path, page }) => (
          <Route key={path} path={path} component={page} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </Boundary>
  );
}
