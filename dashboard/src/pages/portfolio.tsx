import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { AddTransaction } from "../components/add-transaction.tsx";
import { Gain, Money, Time } from "../components/figures.tsx";
import { Failure, Field, Form } from "../components/form.tsx";
import { Headlines } from "../components/headlines.tsx";
import { HoldingsTable } from "../components/holdings-table.tsx";
import {
  asOf,
  createPortfolio,
  forgetPortfolios,
  loadPortfolios,
  portfolios,
  select,
  selected,
  status,
  totals,
} from "../state/portfolio.ts";

export function PortfolioPage() {
  const error = useSignal<unknown>(null);
  useEffect(() => {
    loadPortfolios().catch((thrown: unknown) => {
      error.value = thrown;
    });
    return forgetPortfolios;
  }, []);

  if (error.value !== null) return <Failure error={error.value} />;
  if (portfolios.value === null) return <p class="skeleton" aria-busy="true" />;
  if (selected.value === null) return <FirstPortfolio />;
  return (
    <main class="columns">
      <div>
        <Summary />
        <section class="card">
          <h2>Holdings</h2>
          <HoldingsTable />
        </section>
        <section class="card">
          <h2>Add a transaction</h2>
          <AddTransaction />
        </section>
      </div>
      <section class="card" aria-labelledby="news">
        <h2 id="news">Headlines</h2>
        <Headlines />
      </section>
    </main>
  );
}

function FirstPortfolio() {
  return (
    <main class="narrow card">
      <h1>Your first portfolio</h1>
      <Form submit="Create" label="Create a portfolio" onSubmit={({ name = "" }, key) => createPortfolio(name, key)}>
        <Field label="Name" name="name" value="My coins" maxLength={100} />
      </Form>
    </main>
  );
}

const STATUS_TEXT = { connecting: "Connecting…", live: "Live", lost: "Connection lost; trying again" } as const;

function Summary() {
  const figures = totals.value;
  return (
    <section class="card summary" aria-label="Summary">
      <header>
        <PortfolioPicker />
        <span class={`badge ${status.value === "live" ? "up" : "flat"}`} data-status={status.value}>
          {STATUS_TEXT[status.value]}
        </span>
      </header>
      <p class="total" data-figure="total">
        {figures === null ? <span class="skeleton inline" /> : <Money amount={figures.value} />}
      </p>
      {figures !== null && (
        <dl class="facts">
          <div>
            <dt>Cost</dt>
            <dd>
              <Money amount={figures.cost} />
            </dd>
          </div>
          <div>
            <dt>Unrealised gain</dt>
            <dd>
              <Gain amount={figures.unrealised} />
            </dd>
          </div>
          <div>
            <dt>Realised gain</dt>
            <dd>
              <Gain amount={figures.realised} />
            </dd>
          </div>
        </dl>
      )}
      <p class="muted">
        {asOf.value !== null && (
          <>
            As of <Time at={asOf.value} />.{" "}
          </>
        )}
        {figures?.stale === true && "The market has been silent: these are the last known prices. "}
        {figures !== null &&
          !figures.complete &&
          `Without a price, and so not in the total: ${figures.unpriced.join(", ")}.`}
      </p>
    </section>
  );
}

function PortfolioPicker() {
  const list = portfolios.value ?? [];
  if (list.length < 2) return <h1>{selected.value?.name}</h1>;
  return (
    <select
      aria-label="Portfolio"
      value={selected.value?.id ?? ""}
      onChange={(event) => select(list.find((portfolio) => portfolio.id === event.currentTarget.value) ?? null)}
    >
      {list.map((portfolio) => (
        <option key={portfolio.id} value={portfolio.id}>
          {portfolio.name}
        </option>
      ))}
    </select>
  );
}
