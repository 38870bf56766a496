/** Where declarations are wrong, this is what old sites really send; it reads any bytes. */
const LAST_RESORT = "windows-1252";

export interface Decoded {
  readonly text: string;
  /** What the document says of its encoding, or else the header, is not so. */
  readonly misdeclared: boolean;
}

/**
 * A feed's text. A byte order mark decides; then UTF-8 whenever the bytes are UTF-8, for other encodings practically never
 * look like it while servers often declare what is not so; then what the document or the header declares.
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): Decoded {
  const { text, encoding } = read(bytes, contentType);
  const told = declaredIn(bytes, contentType).map(canonical);
  return { text, misdeclared: told.length > 0 && told[0] !== canonical(encoding) };
}

function read(bytes: Uint8Array, contentType: string | null): { text: string; encoding: string } {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return { text: decode(bytes, marked) ?? "", encoding: marked };
  const utf8 = decode(bytes, "utf-8", true);
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  for (const name of declaredIn(bytes, contentType)) {
    if (/^utf-?8$/i.test(name)) continue;
    const text = decode(bytes, name);
    if (text !== null) return { text, encoding: name };
  }
  return { text: decode(bytes, LAST_RESORT) ?? "", encoding: LAST_RESORT };
}

/** By the document, which knows best, then by the header. */
function declaredIn(bytes: Uint8Array, contentType: string | null): string[] {
  // What is asked here is ASCII in every encoding that lacks a byte order mark.
  const head = decode(bytes.subarray(0, 200), LAST_RESORT) ?? "";
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1];
  const sent = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType ?? "")?.[1];
  return [declared, sent].filter((name) => name !== undefined);
}

/** As the platform calls it, for an encoding has many names. */
function canonical(name: string): string {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return name;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** Null for an encoding that nobody knows, or, when `strict`, for bytes that are not in it. */
function decode(bytes: Uint8Array, encoding: string, strict = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: strict, ignoreBOM: false }).decode(bytes);
  } catch {
    return null;
  }
}
