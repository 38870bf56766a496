import type { FunctionComponent } from "preact";
import { lazy } from "preact-iso";
import { Button } from "../components/button.tsx";
import { Empty } from "../components/empty.tsx";

/** A page in a file of its own, fetched when it is opened. */
export const lazyPage = (load: () => Promise<FunctionComponent>) => lazy(() => load().catch(() => Outdated));

/** After a deployment the files of the page that is open may be gone. */
function Outdated() {
  return (
    <Empty icon="warning" title="This page could not be fetched.">
      <p>The network may be down, or a newer version may have been put in place.</p>
      <Button look="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </Empty>
  );
}
