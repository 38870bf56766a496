import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

/** One figure of a run; with `bar`, what it must reach. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: { readonly atLeast: number } | { readonly atMost: number };
}

export const reaches = ({ value, bar }: Figure): boolean =>
  bar === undefined || ("atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost);

export function printTable(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    written(figure.value),
    figure.unit,
    barOf(figure),
    verdict(figure),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const [name = "", value = "", unit = "", bar = "", said = ""] of rows) {
    const [a = 0, b = 0, c = 0, d = 0] = widths;
    console.log(`${name.padEnd(a)}  ${value.padStart(b)} ${unit.padEnd(c)}  ${bar.padEnd(d)}  ${said}`.trimEnd());
  }
}

/** The same as a file, for whoever compares runs. */
export function writeJson(path: string, figures: readonly Figure[], quick: boolean): void {
  mkdirSync(new URL(".", `file://${path}`).pathname, { recursive: true });
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version };
  writeFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), quick, machine, figures }, null, 2)}\n`);
}

const written = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(value >= 100 ? 0 : 2);

function barOf({ bar }: Figure): string {
  if (bar === undefined) return "";
  return "atLeast" in bar ? `at least ${bar.atLeast}` : `at most ${bar.atMost}`;
}

function verdict(figure: Figure): string {
  if (figure.bar === undefined) return "";
  return reaches(figure) ? "reached" : "NOT REACHED";
}
