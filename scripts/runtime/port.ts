import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { codeOf, Refusal } from "./refusal.ts";

/** A process that was just killed counts as gone a moment before the last of its threads lets go of its port. */
const PATIENCE_MS = 2_000;

/** The port, or a free one for 0. Throws a Refusal when it is taken: the runtime's own message would be a page long. */
export async function assertPortFree(host: string, port: number): Promise<number> {
  for (const until = Date.now() + PATIENCE_MS; ; await pause(100)) {
    try {
      return await listenFor(host, port);
    } catch (error) {
      const taken = codeOf(error) === "EADDRINUSE";
      if (taken && Date.now() < until) continue;
      throw new Refusal(
        taken
          ? `Port ${port} is taken; end what listens there or choose another: npm start -- --port ${port + 1}`
          : `Port ${port} on ${host} cannot be opened (${codeOf(error)}); choose another with --port.`,
      );
    }
  }
}

/** Opens and closes it. */
function listenFor(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, host, () => {
      const address = probe.address();
      const free = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(free));
    });
  });
}
