import { createServer } from "node:net";
import { codeOf, Refusal } from "./refusal.ts";

/** The port, or a free one for 0. Throws a Refusal when it is taken: the runtime's own message would be a page long. */
export function assertPortFree(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const taken = codeOf(error) === "EADDRINUSE";
      reject(
        new Refusal(
          taken
            ? `Port ${port} is taken; end what listens there or choose another: npm start -- --port ${port + 1}`
            : `Port ${port} on ${host} cannot be opened (${codeOf(error)}); choose another with --port.`,
        ),
      );
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      const free = typeof address === "object" && address !== null ? address.port : port;
      probe.close(() => resolve(free));
    });
  });
}
