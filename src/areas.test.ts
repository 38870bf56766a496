import { describe, expect, it } from "vitest";
import { AREAS, areasAt } from "./areas.ts";

describe("an area", () => {
  it.each(AREAS)("is found by the path of each of its routes: $paths", async (area) => {
    const { routes } = await area.load();
    const paths = routes.filter(({ method }) => method !== "ALL").map(({ path }) => path);
    expect(paths).not.toEqual([]);
    for (const path of paths) expect(areasAt(path.replaceAll(/:\w+(\{[^}]*\})?/g, "2024")), path).toContain(area);
  });

  it("is not loaded for the path of another", () => {
    expect(areasAt("/api/v1/prices")).toHaveLength(1);
    expect(areasAt("/api/v1/portfolios/one/holdings")).toHaveLength(1);
    expect(areasAt("/api/v1/nothing")).toEqual([]);
  });
});
