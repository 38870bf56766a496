/** What the comparison uses of it; the package's own types are `any` throughout. */
declare module "itty-durable" {
  export function createDurable(): new (state: DurableObjectState, env: object) => object;
  export function withDurables(options: { parse: boolean }): (request: Request, env: object) => void;
}
