import { Badge } from "../components/badge.tsx";
import { Change, Gain } from "../components/change.tsx";
import { CoinLink } from "../components/coin-mark.tsx";
import { Money, Price, Quantity } from "../components/money.tsx";
import { Panel } from "../components/panel.tsx";
import { Score } from "../components/score.tsx";
import { Simulated } from "../components/simulated.tsx";
import { Sparkline } from "../components/sparkline.tsx";
import { Stale } from "../components/stale.tsx";
import { Time } from "../components/time.tsx";

const USD = "fiat:usd";
const AMOUNTS = ["12345678901234567890.123456789012345678", "1234.5", "0.05", "0.000000012345", "-42", "0", null];
const FRACTIONS = [0.1234, -0.0567, 0, null];

export const Figures = () => (
  <Panel title="Figures">
    <dl class="grid">
      <div>
        <dt class="muted small">Money</dt>
        {AMOUNTS.map((amount) => (
          <dd key={amount} class="number">
            <Money amount={amount} unit={USD} />
          </dd>
        ))}
      </div>
      <div>
        <dt class="muted small">Gain</dt>
        {AMOUNTS.map((amount) => (
          <dd key={amount} class="number">
            <Gain amount={amount} unit="fiat:eur" />
          </dd>
        ))}
      </div>
      <div>
        <dt class="muted small">Price, quantity, in a coin</dt>
        {["64123.5", "0.000012345678", "1.5"].map((amount) => (
          <dd key={amount} class="number">
            <Price amount={amount} unit={USD} />
            <br />
            <Quantity amount={amount} />
            <br />
            <Money amount={amount} unit="bitcoin" />
          </dd>
        ))}
      </div>
      <div>
        <dt class="muted small">Change</dt>
        {FRACTIONS.map((fraction) => (
          <dd key={fraction} class="number">
            <Change fraction={fraction} />
          </dd>
        ))}
      </div>
    </dl>
    <div class="row">
      <Badge>flat</Badge>
      <Badge tone="up">up</Badge>
      <Badge tone="down">down</Badge>
      <Badge tone="warn">warn</Badge>
      <Badge tone="accent">accent</Badge>
      <Score value={0.62} label="positive" />
      <Score value={-0.31} label="negative" />
      <Score value={0} label="neutral" />
      <Simulated />
      <Stale since={new Date(Date.now() - 95_000).toISOString()} />
    </div>
    <div class="row">
      <CoinLink asset="bitcoin" />
      <CoinLink asset="ethereum" />
      <CoinLink asset="a-coin-with-a-very-long-name" />
      <Sparkline values={[3, 4, 3.5, 5, 4.8, 6]} />
      <Sparkline values={[6, 5, 5.5, 3, 3.2, 2]} />
      <Time at="2026-01-02T03:04:05.678Z" as="second" />
      <Time at="2026-01-02T03:04:05.678Z" as="day" />
    </div>
  </Panel>
);
