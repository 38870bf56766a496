import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test("nothing asked for means port 8787 and whichever market can be reached", () => {
  expect(readArguments([])).toEqual({ port: 8787, market: undefined, state: ".state", verbose: false, help: false });
});

test("a market and a port can be forced", () => {
  expect(readArguments(["--live", "--port", "9000"])).toMatchObject({ market: "live", port: 9000 });
  expect(readArguments(["--simulated"])).toMatchObject({ market: "simulated" });
});

test.each([
  [["--live", "--simulated"], "Choose one of"],
  [["--port", "0"], '--port takes a number from 1 to 65535, not "0"'],
  [["--port", "70000"], "--port takes a number"],
  [["--port", "80x"], "--port takes a number"],
  [["--prot", "80"], "--prot"],
  [["8080"], "8080"],
])("%j is refused with a sentence", (args, sentence) => {
  expect(() => readArguments(args)).toThrow(sentence);
});
