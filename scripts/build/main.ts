import { ensureBuilt } from "./index.ts";

const built = await ensureBuilt();
console.log(built.length === 0 ? "Everything is fresh." : `Built: ${built.join(", ")}.`);
