import { INDICATORS } from "../../src/domain/indicators/indicators.ts";
import type { Parameter, Parameters } from "../../src/domain/indicators/parameter.ts";
import { complete } from "../../src/domain/indicators/parameter.ts";
import { REASONS } from "../../src/domain/risk/figure.ts";
import { FIGURES } from "../../src/domain/risk/figures.ts";

/** What stands between `<!-- name -->` and `<!-- /name -->`, made from the domain's own lists. */
const LISTS: Readonly<Record<string, () => string>> = { indicators, figures, reasons };

/** The document with its lists made anew; all else in it is written by hand. */
export function withLists(text: string): string {
  return Object.entries(LISTS).reduce((page, [name, make]) => {
    const [before, rest] = page.split(`<!-- ${name} -->\n`);
    const [, after] = rest?.split(`<!-- /${name} -->`) ?? [];
    if (before === undefined || after === undefined) throw new Error(`docs/analytics.md has no place for ${name}`);
    return `${before}<!-- ${name} -->\n${make()}<!-- /${name} -->${after}`;
  }, text);
}

function indicators(): string {
  return INDICATORS.map((indicator) => {
    const lookback = indicator.lookback(complete(indicator.parameters, {}));
    return section(
      `\`${indicator.name}\`: ${indicator.title}`,
      [
        ["Formula", indicator.formula],
        ["Values", indicator.warmUp],
        ["Flat or empty", indicator.degenerate],
        [
          "Reads",
          indicator.inputs
            .map((input) => (input === "value" ? "one column, close unless `field` says otherwise" : input))
            .join(", "),
        ],
        ["Lines", indicator.outputs.map((line) => `\`${line}\``).join(", ")],
        [
          "Settled",
          lookback === null
            ? "never: it counts from its anchor"
            : `${lookback} bars after the data begin, at the defaults`,
        ],
        ["As", indicator.source],
      ],
      indicator.parameters,
    );
  }).join("");
}

function figures(): string {
  return FIGURES.map((figure) =>
    section(
      `\`${figure.name}\`: ${figure.title}`,
      [
        ["Formula", figure.formula],
        ...(figure.needsBenchmark ? [["Needs", "a benchmark"] as const] : []),
        ...(figure.needsDates ? [["Needs", "dates"] as const] : []),
        ["As", figure.source],
      ],
      // What nearly all of them have is told once.
      Object.fromEntries(Object.entries(figure.parameters).filter(([name]) => name !== "least" && name !== "window")),
    ),
  ).join("");
}

function reasons(): string {
  const rows = Object.entries(REASONS).map(([code, words]) => `| \`${code}\` | ${words} |`);
  return ["| reason | when |", "|---|---|", ...rows, ""].join("\n");
}

function section(
  heading: string,
  facts: readonly (readonly [name: string, text: string])[],
  parameters: Parameters,
): string {
  const rows = Object.entries(parameters).map(
    ([name, parameter]) => `| \`${name}\` | ${boundsOf(parameter)} | ${parameter.description.replaceAll("|", "\\|")} |`,
  );
  return [
    `### ${heading}`,
    "",
    ...facts.map(([name, text]) => `- ${name}: ${text}.`),
    "",
    ...(rows.length === 0 ? [] : ["| parameter | values | meaning |", "|---|---|---|", ...rows, ""]),
    "",
  ]
    .join("\n")
    .replace(/\n\n\n$/, "\n\n");
}

function boundsOf(parameter: Parameter): string {
  switch (parameter.kind) {
    case "integer":
      return `**${parameter.default}**, whole, ${parameter.min} to ${parameter.max}`;
    case "number":
      return `**${parameter.default}**, ${parameter.min} to ${parameter.max}`;
    case "choice":
      return parameter.choices.map((choice) => (choice === parameter.default ? `**${choice}**` : choice)).join(", ");
    case "flag":
      return parameter.default ? "**true**, false" : "**false**, true";
    case "anchor":
      return "`first`, `day` or a time";
  }
  return parameter satisfies never;
}
