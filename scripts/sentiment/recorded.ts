import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** A file of recorded outputs: one JSON object a line, so that a broken run loses nothing and goes on where it ended. */
export function readRecorded(file: string): Map<string, number> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return new Map(
    lines.map((line): [string, number] => {
      const { text, score } = JSON.parse(line) as { text: string; score: number };
      return [text, score];
    }),
  );
}

export const appendRecorded = (file: string, text: string, score: number): void =>
  appendFileSync(file, `${JSON.stringify({ text, score })}\n`);
