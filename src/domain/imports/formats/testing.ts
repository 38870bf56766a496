import { SAMPLES } from "../../../../test/import-samples.ts";
import type { Entry, NeutralLeg } from "../neutral.ts";
import type { Recognised } from "../read-file.ts";
import { readFile } from "../read-file.ts";

/** For tests: what a file says, in lines that can be read. */

export const read = (name: keyof typeof SAMPLES, zone: string | null = null): Recognised => {
  const reading = readFile({ name, text: SAMPLES[name], zone, mapping: null });
  if (!reading.known) throw new Error(`${name} is not recognised`);
  return reading;
};

const leg = (sign: string, of: NeutralLeg | null) => (of === null ? "" : ` ${sign}${of.amount} ${of.asset}`);
/** An entry in one line: its lines, what happened, and when. */
export const told = (entry: Entry): string => {
  const lines = entry.lines.join("+");
  if (entry.kind !== "event") return `${lines} ${entry.kind}${entry.kind === "ignored" ? ` ${entry.reason}` : ""}`;
  const { type, subtype, in: come, out, fee, at } = entry.event;
  const kind = subtype === null ? type : `${type}/${subtype}`;
  return `${lines} ${kind}${leg("+", come)}${leg("-", out)}${leg("fee ", fee)} ${new Date(at).toISOString()}`;
};
export const entriesOf = (text: string): string[] => {
  const reading = readFile({ name: "f.csv", text, zone: null, mapping: null });
  return reading.known ? reading.entries.map(told) : [];
};
export const STATEMENT = "User_ID,UTC_Time,Account,Operation,Coin,Change,Remark";
export const statement = (rows: readonly string[]) => entriesOf([STATEMENT, ...rows].join("\n"));
export const toldOf = (name: keyof typeof SAMPLES, zone?: string) => read(name, zone).entries.map(told);
