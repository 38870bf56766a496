/** `npm run reset`: wipes what is kept on this machine. */
import { existsSync, rmSync } from "node:fs";
import { takeLock, type StateLock } from "../runtime/lock.ts";
import { messageOf } from "../runtime/refusal.ts";
import { STATE, stateFolders } from "./state-folders.ts";

const locks: StateLock[] = [];
try {
  const folders = Object.values(stateFolders(STATE)).filter((folder) => existsSync(folder));
  // All of them first: one that is in use means that nothing is wiped.
  for (const folder of folders) locks.push(await takeLock(folder));
  for (const folder of folders) {
    rmSync(folder, { recursive: true });
    console.log(`${folder} is gone.`);
  }
  if (folders.length === 0) console.log("There was nothing to wipe.");
} catch (error) {
  for (const lock of locks) await lock.release();
  console.error(messageOf(error));
  process.exitCode = 1;
}
