import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the simulated outside world listens, as test/simulator.ts started it. */
    simulator: string;
  }
}
