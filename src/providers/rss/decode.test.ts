import { describe, expect, it } from "vitest";
import { decodeFeed } from "./decode.ts";

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
});
