import { describe, expect, it } from "vitest";
import * as decode from "./decode.ts";

const decodeFeed = (bytes: Uint8Array, contentType: string | null) => decode.decodeFeed(bytes, contentType).text;
const misdeclared = (bytes: Uint8Array, contentType: string | null) =>
  decode.decodeFeed(bytes, contentType).misdeclared;
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
const declared = (encoding: string, text: string) => `<?xml version="1.0" encoding="${encoding}"?><t>${text}</t>`;

describe("decodeFeed", () => {
  it("reads UTF-8, whatever was declared", () => {
    const text = declared("ISO-8859-1", "Zürich “adopts” 🚀");
    expect(decodeFeed(utf8(text), "text/xml; charset=us-ascii")).toBe(text);
  });

  it("reads a declared Latin-1, and where only the header declares it", () => {
    const text = declared("ISO-8859-1", "Zürich");
    expect(decodeFeed(latin1(text), null)).toBe(text);
    expect(decodeFeed(latin1("<t>Zürich</t>"), 'text/xml; charset="iso-8859-1"')).toBe("<t>Zürich</t>");
  });

  it("reads Latin-1 that claims to be UTF-8 or something nobody knows", () => {
    for (const name of ["utf-8", "x-klingon"]) {
      const text = declared(name, "Zürich");
      expect(decodeFeed(latin1(text), `text/xml; charset=${name}`)).toBe(text);
    }
  });

  it("obeys a byte order mark and takes it away", () => {
    expect(decodeFeed(Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8("<t>ü</t>")), null)).toBe("<t>ü</t>");
    const utf16 = Uint8Array.from([0xff, 0xfe, ...Array.from("<t>ü</t>", (c) => [c.charCodeAt(0), 0]).flat()]);
    expect(decodeFeed(utf16, null)).toBe("<t>ü</t>");
  });

  it.each([
    ["UTF-8 as it says", utf8(declared("UTF-8", "ü")), "text/xml", false],
    ["nothing is said", utf8("<t>ü</t>"), null, false],
    ["another name of the same", latin1(declared("latin1", "ü")), null, false],
    ["Latin-1 that claims to be UTF-8", latin1(declared("utf-8", "ü")), null, true],
    ["UTF-8 that claims to be Latin-1", utf8(declared("ISO-8859-1", "ü")), null, true],
    ["a header that is wrong, of a document that is silent", latin1("<t>ü</t>"), "text/xml; charset=utf-8", true],
    ["an encoding that nobody knows", latin1(declared("x-klingon", "ü")), null, true],
  ])("notices a wrong declaration: %s", (_, bytes, contentType, wrong) => {
    expect(misdeclared(bytes, contentType)).toBe(wrong);
  });
});
