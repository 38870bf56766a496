import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Tabs } from "../components/tabs.tsx";
import { paths } from "../paths.ts";
import { makeWatchlist, watchlists } from "../state/watchlists.ts";

/** All coins, or one of the person's lists; each has an address. */
export function ListTabs({ current }: { current: string | undefined }) {
  const { route } = useLocation();
  const making = useSignal(false);
  const lists = watchlists.value ?? [];
  return (
    <div class="row">
      <Tabs
        label="Lists of coins"
        tabs={[
          { href: paths.market, label: "All coins" },
          ...lists.map(({ id, name }) => ({ href: paths.watchlist(id), label: name })),
        ]}
        current={current === undefined ? paths.market : paths.watchlist(current)}
      />
      <Button
        icon="plus"
        look="ghost"
        onClick={() => {
          making.value = true;
        }}
      >
        New list
      </Button>
      <Dialog title="New watchlist" open={making}>
        <Form
          submit="Make it"
          label="New watchlist"
          onSubmit={async ({ name = "" }, key) => {
            const { id } = await makeWatchlist(name, key);
            making.value = false;
            route(paths.watchlist(id));
          }}
        >
          <Field label="Name" name="name" maxLength={100} />
        </Form>
      </Dialog>
    </div>
  );
}
