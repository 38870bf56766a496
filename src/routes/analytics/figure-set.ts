import { z } from "@hono/zod-openapi";
import { readNotation } from "../../domain/indicators/notation.ts";
import { FIGURES, figureOf } from "../../domain/risk/figures.ts";
import type { FigureRequest } from "../../services/calc-risk.ts";

export const MOST_FIGURES = 30;
const LONGEST = 2_000;

/** What is given without `figures`: whatever says something as one number. */
const USUAL = FIGURES.filter(({ parameters }) => "least" in parameters && !("countStart" in parameters))
  .map(({ name }) => name)
  .filter((name) => name !== "drawdown")
  .join();

/** `sharpe:riskFree=0.03,var:level=0.01`: figures as the service takes them, and the text that says the same. */
export const FigureSetSchema = z
  .string()
  .min(1)
  .max(LONGEST)
  .default(USUAL)
  .transform((text, context) => {
    const items = text.split(",");
    if (items.length > MOST_FIGURES) {
      context.addIssue({ code: "custom", message: `at most ${MOST_FIGURES} figures` });
      return z.NEVER;
    }
    const figures: FigureRequest[] = [];
    for (const item of items) {
      const noted = readNotation(item, (name) => figureOf(name)?.parameters, []);
      if (typeof noted === "string") context.addIssue({ code: "custom", message: noted });
      else figures.push({ figure: noted.name, parameters: noted.parameters });
    }
    return figures.length === items.length ? { text, figures } : z.NEVER;
  })
  .openapi({
    type: "string",
    minLength: 1,
    maxLength: LONGEST,
    default: USUAL,
    description: [
      `1 to ${MOST_FIGURES} figures, separated by commas. Each is a name and its parameters, separated by colons, in their order or by name (\`var:level=0.01\`, \`sharpe:window=90\` for the rolling one); those left out have their defaults.`,
      `Known: ${FIGURES.map(({ name, parameters }) => [name, ...Object.keys(parameters)].join(":")).join(", ")}.`,
    ].join(" "),
    example: "volatility,sharpe:riskFree=0.03,maxDrawdown,var:level=0.01",
  });
