import { useSignal, type Signal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { ledger } from "../api/ledger.ts";
import type { Portfolio, Transaction } from "../api/types.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Menu, MenuItem } from "../components/menu.tsx";
import { paths } from "../paths.ts";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";
import { EventForm } from "../transactions/event-form.tsx";
import { EventList } from "../transactions/event-list.tsx";
import { filterOf } from "../transactions/filters.tsx";
import { Journal } from "../transactions/journal.tsx";
import { SeveralForm } from "../transactions/several-form.tsx";
import { failed, saidWithUndo, takeBack } from "../transactions/take-back.ts";

export const TransactionsPage = () => (
  <OfPortfolio>{(portfolio) => <Transactions portfolio={portfolio} />}</OfPortfolio>
);

const open = (dialog: Signal<boolean>): void => {
  dialog.value = true;
};

function Transactions({ portfolio }: { portfolio: Portfolio }) {
  const { query } = useLocation();
  const { id } = portfolio;
  // A link from elsewhere may lead straight to the form.
  const adding = useSignal("add" in query);
  const [several, journal, editing] = [useSignal(false), useSignal(false), useSignal(false)];
  const edited = useSignal<Transaction | null>(null);
  const remove = (event: Transaction) => {
    ledger.remove(id, event.id).then(() => saidWithUndo(id, "Deleted."), failed);
    editing.value = false;
  };
  const edit = (event: Transaction) => {
    edited.value = event;
    editing.value = true;
  };
  return (
    <Page
      title="Transactions"
      actions={
        <>
          <Menu label="More" icon="down" look="secondary">
            <MenuItem onChoose={() => open(several)}>Add several at once</MenuItem>
            <a class="menu-item" href={paths.portfolio(id, "import")}>
              Import a file
            </a>
            <a class="menu-item" href={`/api/v1/portfolios/${id}/export?format=csv`} download>
              Export as CSV
            </a>
            <a class="menu-item" href={`/api/v1/portfolios/${id}/export?format=json`} download>
              Export as JSON
            </a>
            <MenuItem onChoose={() => takeBack(id)}>Undo the last change</MenuItem>
            <MenuItem onChoose={() => open(journal)}>What was changed</MenuItem>
          </Menu>
          <Button look="primary" icon="plus" onClick={() => open(adding)}>
            Add
          </Button>
        </>
      }
    >
      <EventList portfolio={portfolio} filter={filterOf(query)} actions={{ edit, remove }} />
      <Dialog title="Add a transaction" open={adding} wide>
        <EventForm
          portfolio={portfolio}
          onDone={() => {
            adding.value = false;
            saidWithUndo(id, "Recorded.");
          }}
        />
      </Dialog>
      <Dialog title="Edit the transaction" open={editing} wide>
        {edited.value !== null && (
          <EventForm
            key={edited.value.id}
            portfolio={portfolio}
            event={edited.value}
            beside={
              <Button look="danger" icon="trash" onClick={() => edited.value !== null && remove(edited.value)}>
                Delete
              </Button>
            }
            onDone={() => {
              editing.value = false;
              saidWithUndo(id, "Saved.");
            }}
          />
        )}
      </Dialog>
      <Dialog title="Add several" open={several} wide>
        <SeveralForm
          portfolio={portfolio}
          onDone={(count) => {
            several.value = false;
            saidWithUndo(id, `Recorded ${count}.`);
          }}
        />
      </Dialog>
      <Dialog title="What was changed" open={journal} wide>
        <Journal portfolio={portfolio} />
      </Dialog>
    </Page>
  );
}
