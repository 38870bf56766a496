/**
 * An authenticator in software: makes a passkey (ES256, without attestation) and signs with it, in the JSON that browsers
 * make. For tests inside the runtime; the same flows in a real browser are in test/browser.
 */
import { ORIGIN } from "./people.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Deviations from what a good authenticator at our own page does. */
export interface Behaviour {
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether fingerprint, face or PIN was asked for. */
  readonly verified?: boolean;
}

export interface Authenticator {
  /** What `navigator.credentials.create` gives. */
  register(challenge: string, behaviour?: Behaviour): Promise<object>;
  /** What `navigator.credentials.get` gives. */
  sign(challenge: string, behaviour?: Behaviour): Promise<object>;
}

/** Flags of authenticator data: user present, user verified, key attached. */
const [PRESENT, VERIFIED, ATTACHED] = [0x01, 0x04, 0x40];

const bytes = (...values: number[]): Bytes => new Uint8Array(values);
const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));
const joined = (...parts: Bytes[]): Bytes => new Uint8Array(parts.flatMap((part) => [...part]));
const encode = (part: Uint8Array): string => part.toBase64({ alphabet: "base64url", omitPadding: true });
const decode = (text = ""): Bytes => Uint8Array.fromBase64(text, { alphabet: "base64url" });
const sha256 = async (part: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest("SHA-256", part));

export async function makeAuthenticator(): Promise<Authenticator> {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const keys = (await crypto.subtle.generateKey(curve, true, ["sign", "verify"])) as CryptoKeyPair;
  const id = crypto.getRandomValues(bytes(...Array<number>(32).fill(0)));
  const common = { id: encode(id), rawId: encode(id), type: "public-key", clientExtensionResults: {} };
  let count = 0;

  async function authenticatorData(flags: number, { rpId, verified = true }: Behaviour): Promise<Bytes> {
    count += 1;
    const host = await sha256(utf8(rpId ?? new URL(ORIGIN).hostname));
    return joined(host, bytes(flags | PRESENT | (verified ? VERIFIED : 0)), bytes(0, 0, 0, count));
  }

  return {
    register: async (challenge, behaviour = {}) => {
      const { x, y } = (await crypto.subtle.exportKey("jwk", keys.publicKey)) as JsonWebKey;
      // COSE, a map of 5: type EC, algorithm ES256 (-7), curve P-256, the point.
      const point = [bytes(0x21, 0x58, 32), decode(x), bytes(0x22, 0x58, 32), decode(y)];
      const key = joined(bytes(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01), ...point);
      const attached = joined(bytes(...Array<number>(16).fill(0)), bytes(0, id.length), id, key);
      const data = joined(await authenticatorData(ATTACHED, behaviour), attached);
      // CBOR, a map of 3.
      const attestation = joined(
        joined(bytes(0xa3, 0x63), utf8("fmt"), bytes(0x64), utf8("none")),
        joined(bytes(0x67), utf8("attStmt"), bytes(0xa0)),
        joined(bytes(0x68), utf8("authData"), bytes(0x58, data.length), data),
      );
      const seen = clientData("webauthn.create", challenge, behaviour);
      return { ...common, response: { clientDataJSON: encode(seen), attestationObject: encode(attestation) } };
    },
    sign: async (challenge, behaviour = {}) => {
      const data = await authenticatorData(0, behaviour);
      const seen = clientData("webauthn.get", challenge, behaviour);
      const signed = joined(data, await sha256(seen));
      const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, keys.privateKey, signed);
      const response = {
        clientDataJSON: encode(seen),
        authenticatorData: encode(data),
        signature: encode(der(new Uint8Array(signature))),
      };
      return { ...common, response };
    },
  };
}

const clientData = (type: string, challenge: string, { origin = ORIGIN }: Behaviour): Bytes =>
  utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

/** WebCrypto gives both numbers side by side, authenticators give them in ASN.1. */
function der(signature: Bytes): Bytes {
  const integer = (part: Bytes): Bytes => {
    const first = part.findIndex((byte) => byte !== 0);
    const digits = part.slice(first);
    const positive = (digits[0] ?? 0) > 0x7f ? joined(bytes(0), digits) : digits;
    return joined(bytes(0x02, positive.length), positive);
  };
  const both = joined(integer(signature.slice(0, 32)), integer(signature.slice(32)));
  return joined(bytes(0x30, both.length), both);
}
