import { useSignal, type Signal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { ledger } from "../api/ledger.ts";
import type { Portfolio } from "../api/types.ts";
import { Dialog } from "../components/dialog.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { paths } from "../paths.ts";
import { loadPortfolios } from "../state/portfolios.ts";
import { toast } from "../state/toasts.ts";
import { saidWithUndo } from "../transactions/take-back.ts";
import { Accounts } from "./accounts.tsx";

const open = (dialog: Signal<boolean>): void => {
  dialog.value = true;
};

/** The portfolio itself: its name, its accounts, its end. */
export function Manage({ portfolio }: { portfolio: Portfolio }) {
  const { route } = useLocation();
  const [renaming, accounts, deleting] = [useSignal(false), useSignal(false), useSignal(false)];
  const { id, name } = portfolio;
  return (
    <>
      <Menu label="Manage this portfolio" icon="more" iconOnly look="secondary">
        <MenuItem onChoose={() => open(renaming)}>Rename</MenuItem>
        <MenuItem onChoose={() => open(accounts)}>Accounts</MenuItem>
        <MenuItem onChoose={() => open(deleting)}>Delete</MenuItem>
      </Menu>
      <Dialog title="Rename" open={renaming}>
        <Form
          submit="Save"
          label="Rename the portfolio"
          onSubmit={async ({ name: next = "" }) => {
            await ledger.changePortfolio(id, { name: next });
            await loadPortfolios();
            renaming.value = false;
            saidWithUndo(id, "Renamed.");
          }}
        >
          <Field label="Name" name="name" value={name} maxLength={100} />
        </Form>
      </Dialog>
      <Dialog title="Accounts" open={accounts}>
        <Accounts portfolio={portfolio} />
      </Dialog>
      <Dialog title="Delete this portfolio?" open={deleting}>
        <Form
          submit="Delete for good"
          label="Delete the portfolio"
          look="danger"
          onSubmit={async () => {
            await ledger.deletePortfolio(id);
            deleting.value = false;
            toast("Deleted.");
            await loadPortfolios();
            route(paths.home, true);
          }}
        >
          <p>
            <b class="foreign">{name}</b> goes with all its transactions. This cannot be taken back; export it first if
            you may want it again.
          </p>
        </Form>
      </Dialog>
    </>
  );
}
