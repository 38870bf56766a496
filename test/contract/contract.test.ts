import { describe, expect, it } from "vitest";
import { wholeApi } from "../../src/app.ts";
import { asked, goodQuestion } from "./ask.ts";
import { contract, endpoints, isRead } from "./document.ts";
import { PROOFS, RECIPES } from "./recipes.ts";
import { makeOwned } from "./world.ts";

describe("the contract", () => {
  it("has every route that is mounted, save the documents themselves", async () => {
    const mounted = (await wholeApi()).routes // A path that ends in a star is a middleware's, for the methods that it guards.
      .filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"))
      .filter(({ path }) => !path.startsWith("/docs") && path !== "/openapi.json")
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, "{$1}")}`);
    expect(endpoints.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
      [...new Set(mounted)].toSorted(),
    );
  });

  it("opens by nothing that these tests cannot do", () => {
    const schemes = Object.keys(contract.components.securitySchemes ?? {});
    expect(Object.keys(PROOFS).toSorted(), "test/contract/recipes.ts").toEqual(schemes.toSorted());
  });
});

const shared = await makeOwned();

describe.each(endpoints)("$id", (endpoint) => {
  it("answers a good request as the contract says", async () => {
    // What changes something may end what the others use.
    const owned = isRead(endpoint) ? shared : await makeOwned();
    const answer = await asked(endpoint, await goodQuestion(endpoint, owned));
    const told = `${answer.text} (test/contract/recipes.ts: a request that succeeds)`;
    const { refused } = RECIPES[endpoint.id] ?? {};
    if (refused === undefined) expect(answer.status, told).toBeLessThan(300);
    else expect(answer.status, told).toBe(refused);
  });
});
