import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { codeOf, messageOf, Refusal } from "../runtime/refusal.ts";

/**
 * The text of a file that is made once and then kept, readable only by its owner. It is born whole: a start that is killed
 * here leaves it either absent or complete.
 */
export function keepFile(path: string, make: () => string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw unusable(path, error);
  }
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, make(), { mode: 0o600 });
    linkSync(draft, path);
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unusable(path, error);
  } finally {
    rmSync(draft, { force: true });
  }
}

const unusable = (path: string, error: unknown) =>
  new Refusal(`${path} cannot be used (${messageOf(error)}); move it away and start again.`);
