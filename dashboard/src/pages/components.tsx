import { Gallery } from "../gallery/gallery.tsx";
import { Page } from "../shell/page.tsx";

/** Every small component in every state; the account menu's switch shows them in both themes. */
export const ComponentsPage = () => (
  <Page title="Components">
    <Gallery />
  </Page>
);
