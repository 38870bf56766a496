/**
 * `node scripts/run.mjs <program.ts> …`: the way into every program of this folder. Plain JavaScript, so that a machine with
 * too old a Node is told so in one sentence instead of meeting a syntax error.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NODE = [22, 12];
const NPM = [10, 0];

/** Whether version `text` is at least `least`. */
const reaches = (text, [major, minor]) => {
  const [haveMajor, haveMinor] = text.split(".").map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
};

function obstacle() {
  const npm = /^npm\/(\S+)/.exec(process.env.npm_config_user_agent ?? "")?.[1];
  if (npm !== undefined && !reaches(npm, NPM)) {
    return `npm ${npm} is too old: install npm ${NPM[0]} or newer (npm install --global npm@${NPM[0]}), then run npm ci again.`;
  }
  if (!existsSync(join(dirname(fileURLToPath(import.meta.url)), "../node_modules/miniflare"))) {
    return "The packages are not installed yet: run npm ci first.";
  }
  if (!reaches(process.versions.node, NODE)) {
    return `Node ${process.versions.node} is too old: install Node ${NODE.join(".")} or newer (https://nodejs.org), then run this again.`;
  }
  return undefined;
}

const sentence = obstacle();
const [program, ...args] = process.argv.slice(2);
if (sentence !== undefined) {
  console.error(sentence);
  process.exitCode = 1;
} else if (process.features.typescript) {
  process.argv = [process.argv[0], resolve(program), ...args];
  await import(pathToFileURL(program).href);
} else {
  // Before 22.18 types are stripped only when asked for. Signals reach the group; the child's end is this one's.
  const child = spawn(
    process.execPath,
    ["--experimental-strip-types", "--no-warnings", fileURLToPath(import.meta.url), program, ...args],
    { stdio: "inherit" },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
  });
}
