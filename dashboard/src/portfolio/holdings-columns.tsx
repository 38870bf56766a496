import type { HoldingValue } from "../../../src/domain/valuation/valuation.ts";
import { Change, Gain } from "../components/change.tsx";
import { CoinLink } from "../components/coin-mark.tsx";
import { Money, Price, Quantity } from "../components/money.tsx";
import { Score } from "../components/score.tsx";
import { Sparkline } from "../components/sparkline.tsx";
import { Stale } from "../components/stale.tsx";
import type { Column } from "../components/use-table.ts";
import { nameOf } from "../state/catalogue.ts";
import type { Beside } from "./beside.ts";
import type { PortfolioView } from "./view.ts";

/** A row is the coin's id: what moves is read by the cell that shows it, so that a tick repaints that cell alone. */
type Row = string;
type Amount = string | null;

interface FigureProps {
  readonly view: PortfolioView;
  readonly asset: Row;
  readonly of: (holding: HoldingValue) => Amount;
  readonly as: typeof Money | typeof Gain | typeof Price;
}

/** One figure of a holding in its cell. */
function Figure({ view, asset, of, as: Shown }: FigureProps) {
  const holding = view.holdingOf(asset)?.value;
  return holding === undefined ? null : <Shown amount={of(holding)} unit={view.base.value} />;
}

function PriceCell({ view, asset }: { view: PortfolioView; asset: Row }) {
  const price = view.holdingOf(asset)?.value.price ?? null;
  return (
    <>
      <Price amount={price?.price} unit={view.base.value} />
      {price?.stale === true && (
        <>
          {" "}
          <Stale since={price.asOf} />
        </>
      )}
    </>
  );
}

function SentimentCell({ beside, asset }: { beside: Beside; asset: Row }) {
  const scored = beside.sentiment.value.get(asset);
  if (scored === undefined || scored.score.value === null || scored.label === null) {
    return (
      <span class="muted small" title="Too few articles in the last three days">
        few news
      </span>
    );
  }
  return <Score value={scored.score.value} label={scored.label} />;
}

const DayCell = ({ beside, asset }: { beside: Beside; asset: Row }) => (
  <Change fraction={beside.day.value.get(asset)} />
);
const WeekCell = ({ beside, asset }: { beside: Beside; asset: Row }) => (
  <Sparkline values={beside.week.value.get(asset) ?? []} />
);

/** Columns of one figure each, in the order in which they are offered. */
export function holdingColumns(view: PortfolioView, beside: Beside): readonly Column<Row>[] {
  const of = (asset: Row): HoldingValue | null => view.holdingOf(asset)?.value ?? null;
  const figure = (
    id: string,
    label: string,
    pick: (holding: HoldingValue) => Amount,
    as: FigureProps["as"],
    show: "always" | "wide" | "never",
  ): Column<Row> => ({
    id,
    label,
    numeric: true,
    show,
    cell: (asset) => <Figure view={view} asset={asset} of={pick} as={as} />,
    sort: {
      by: "decimal",
      of: (asset) => {
        const holding = of(asset);
        return holding === null ? null : pick(holding);
      },
    },
  });
  const live = view.at === null ? "wide" : "never";
  return [
    { id: "coin", label: "Coin", cell: (asset) => <CoinLink asset={asset} />, sort: { by: "text", of: nameOf } },
    {
      id: "quantity",
      label: "Quantity",
      numeric: true,
      show: "wide",
      cell: (asset) => <Quantity amount={of(asset)?.quantity ?? "0"} />,
      sort: { by: "decimal", of: (asset) => of(asset)?.quantity ?? null },
    },
    {
      id: "price",
      label: "Price",
      numeric: true,
      show: "wide",
      cell: (asset) => <PriceCell view={view} asset={asset} />,
      sort: { by: "decimal", of: (asset) => of(asset)?.price?.price ?? null },
    },
    {
      id: "day",
      label: "24 h",
      numeric: true,
      show: live,
      cell: (asset) => <DayCell beside={beside} asset={asset} />,
      sort: { by: "number", of: (asset) => beside.day.value.get(asset) ?? null },
    },
    { id: "week", label: "7 days", show: live, cell: (asset) => <WeekCell beside={beside} asset={asset} /> },
    figure("value", "Value", ({ value }) => value, Money, "always"),
    figure("unrealised", "Unrealised gain", ({ unrealised }) => unrealised, Gain, "wide"),
    figure("cost", "Cost", ({ cost }) => cost, Money, "never"),
    figure("average", "Average cost", ({ averageCost }) => averageCost, Price, "never"),
    {
      id: "sentiment",
      label: "Sentiment",
      numeric: true,
      show: live,
      cell: (asset) => <SentimentCell beside={beside} asset={asset} />,
      sort: { by: "number", of: (asset) => beside.sentiment.value.get(asset)?.score.value ?? null },
    },
  ];
}
