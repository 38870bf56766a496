/** What an authenticator app shows for an otpauth URI (RFC 6238: SHA-1, 30 s, six digits). */
export async function codeOf(uri: string, at: number): Promise<string> {
  const secret = base32(new URL(uri).searchParams.get("secret") ?? "");
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(Math.floor(at / 30_000)));
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  const hash = new DataView(await crypto.subtle.sign("HMAC", key, counter.buffer));
  const offset = hash.getUint8(19) & 0x0f;
  return String((hash.getUint32(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function base32(text: string): Uint8Array<ArrayBuffer> {
  const bits = text
    .replace(/=+$/, "")
    .replace(/./g, (letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"));
  return new Uint8Array((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
