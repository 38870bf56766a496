import { describe, expect, it } from "vitest";
import { channelOf, publisherId, publisherOf, sourceIdOf } from "./publisher.ts";

describe("publishers", () => {
  it.each([
    ["The Verge", "the-verge"],
    ["the-verge", "the-verge"],
    ["Börsen-Zeitung (DE)", "bo-rsen-zeitung-de"],
    ["比特币", null],
    ["", null],
    ["long ".repeat(20), "long-long-long-long-long-long-long-long"],
  ])("make %j a part of an id", (name, id) => {
    expect(publisherId(name)).toBe(id);
  });

  it("stand after the source that passes on what they write", () => {
    expect(sourceIdOf("newsapi", "the-verge")).toBe("newsapi/the-verge");
    expect(sourceIdOf("coindesk", null)).toBe("coindesk");
    expect(channelOf("newsapi/the-verge")).toBe("newsapi");
    expect(channelOf("coindesk")).toBe("coindesk");
    expect(publisherOf("coindesk-data/cointelegraph")).toBe("cointelegraph");
    expect(publisherOf("cointelegraph")).toBe("cointelegraph");
  });
});
