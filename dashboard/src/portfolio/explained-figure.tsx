import type { ReturnFigure } from "../api/types.ts";
import { numberFormat } from "../format/number-format.ts";
import { Formula } from "./formula.tsx";
import "./explained-figure.css";

const SPOKEN: Readonly<Record<NonNullable<ReturnFigure["reason"]>, string>> = {
  no_capital: "There was no capital that could have gained.",
  no_flows: "No money went in or out.",
  no_price: "A price is missing.",
  no_rate: "No rate of return fits these payments.",
  no_values: "No values are known.",
  nothing_priced: "Nothing has a price.",
  several_rates: "Several rates of return fit these payments.",
  shorter_than_a_year: "A yearly figure needs a year.",
};

/** Why there is no figure, in a sentence. */
export const whyNone = ({ reason }: ReturnFigure): string => (reason === null ? "not known" : SPOKEN[reason]);

/** A figure's formula with what was put into it. */
export function ExplainedFigure({ figure }: { figure: ReturnFigure }) {
  const { explain } = figure;
  return (
    <div class="stack explained">
      {figure.value === null && <p>{whyNone(figure)}</p>}
      {explain !== undefined && (
        <>
          <Formula>{explain.formula}</Formula>
          <table>
            <tbody>
              {Object.entries(explain.inputs).map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td class="number">
                    {typeof value === "number"
                      ? numberFormat({ maximumFractionDigits: 8 }).format(value)
                      : (value ?? "–")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {figure.value !== null && (
        <p>
          = <b>{numberFormat({ maximumFractionDigits: 8 }).format(figure.value)}</b>, a fraction: 0.1 is 10 %.
        </p>
      )}
    </div>
  );
}
