import { useLocation } from "preact-iso";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { paths } from "../paths.ts";
import { Page } from "../shell/page.tsx";
import { createPortfolio, portfolios } from "../state/portfolios.ts";

export function WelcomePage() {
  const { route } = useLocation();
  return (
    <Page title={portfolios.value?.length === 0 ? "Your first portfolio" : "A new portfolio"} narrow>
      <Form
        submit="Create"
        label="Create a portfolio"
        onSubmit={async ({ name = "" }, key) => {
          const { id } = await createPortfolio(name, key);
          route(paths.portfolio(id), true);
        }}
      >
        <Field label="Name" name="name" value="My coins" maxLength={100} />
      </Form>
    </Page>
  );
}
