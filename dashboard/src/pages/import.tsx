import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import { imports } from "../api/imports.ts";
import type { Portfolio } from "../api/types.ts";
import { ButtonLink } from "../components/button.tsx";
import { Select } from "../components/field.tsx";
import { Panel } from "../components/panel.tsx";
import { Draft } from "../imports/draft.tsx";
import { Drop } from "../imports/drop.tsx";
import { Earlier } from "../imports/earlier.tsx";
import { paths } from "../paths.ts";
import { OfPortfolio } from "../shell/of-portfolio.tsx";
import { Page } from "../shell/page.tsx";
import { useData } from "../state/data.ts";
import { loadPortfolios } from "../state/portfolios.ts";
import { failed, saidWithUndo } from "../transactions/take-back.ts";

export const ImportPage = () => <OfPortfolio>{(portfolio) => <ImportInto portfolio={portfolio} />}</OfPortfolio>;

function ImportInto({ portfolio }: { portfolio: Portfolio }) {
  const { query, path, route } = useLocation();
  const { draft } = query;
  return (
    <Page
      title="Import"
      actions={<ButtonLink href={paths.portfolio(portfolio.id, "transactions")}>To the transactions</ButtonLink>}
    >
      {draft === undefined ? (
        <>
          <Panel title="A file">
            <File portfolio={portfolio} onStaged={(id) => route(`${path}?draft=${id}`)} />
          </Panel>
          <Earlier portfolio={portfolio} />
        </>
      ) : (
        <Draft
          portfolio={portfolio}
          importId={draft}
          onDiscarded={() => route(path, true)}
          onCommitted={({ rows }) => {
            saidWithUndo(portfolio.id, `Recorded ${rows}.`);
            // It may have brought accounts.
            void loadPortfolios().catch(failed);
            route(paths.portfolio(portfolio.id), true);
          }}
        />
      )}
    </Page>
  );
}

/** Of a kind that is found out, or by a mapping that was kept of an earlier file. */
function File({ portfolio, onStaged }: { portfolio: Portfolio; onStaged: (draftId: string) => void }) {
  const kept = useData(imports.profiles, []);
  const by = useSignal("");
  const profiles = kept.value.value ?? [];
  return (
    <div class="stack">
      {profiles.length > 0 && (
        <Select
          label="Read it"
          name="by"
          value={by.value}
          choices={[
            { value: "", label: "as what it is recognised to be" },
            ...profiles.map(({ id, name }) => ({ value: id, label: `by the mapping “${name}”` })),
          ]}
          onChange={(value) => {
            by.value = value;
          }}
        />
      )}
      <Drop
        into={() => Promise.resolve(portfolio)}
        profileId={by.value === "" ? undefined : by.value}
        onStaged={(_, { id }) => onStaged(id)}
      />
    </div>
  );
}
