import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Portfolio } from "../api/types.ts";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { adoptBrowser } from "../first-run/adopt-browser.ts";
import { Choice } from "../first-run/choice.tsx";
import { makeDemo } from "../first-run/make-demo.ts";
import { Drop } from "../imports/drop.tsx";
import { paths } from "../paths.ts";
import { Page } from "../shell/page.tsx";
import { createPortfolio, portfolios } from "../state/portfolios.ts";

/** The first run, and every later portfolio. */
export function WelcomePage() {
  const { route } = useLocation();
  const open = ({ id }: Portfolio, query = "") => route(paths.portfolio(id) + query, true);
  const isFirst = portfolios.value?.length === 0;
  useEffect(() => {
    // A zone that cannot be set is no reason not to begin.
    if (isFirst) void adoptBrowser().catch(() => undefined);
  }, [isFirst]);
  return (
    <Page title={isFirst ? "Your first portfolio" : "A new portfolio"}>
      <div class="grid">
        <Choice icon="edit" title="By hand" about="Give it a name; then add what you bought, sold or received.">
          <Form
            submit="Create"
            label="Create a portfolio"
            onSubmit={async ({ name = "" }, key) => open(await createPortfolio(name, key))}
          >
            <Field label="Name" name="name" value="My coins" maxLength={100} />
          </Form>
        </Choice>
        <Choice
          icon="upload"
          title="From a file"
          about="The export of your exchange or tracker. First you see what it would do."
        >
          <Drop
            into={() => createPortfolio("My coins", crypto.randomUUID())}
            onStaged={({ id }, draft) => route(`${paths.portfolio(id, "import")}?draft=${draft.id}`, true)}
          />
        </Choice>
        <Choice
          icon="portfolio"
          title="A demo"
          about="A year of a savings plan at the prices of its days, to look around in. Delete it whenever you like."
        >
          <Form
            submit="Make a demo"
            label="Make a demo portfolio"
            onSubmit={async (_, key) => open(await makeDemo(key))}
          >
            {null}
          </Form>
        </Choice>
      </div>
    </Page>
  );
}
