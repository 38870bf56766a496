import type { PortfolioId, UserId } from "../../domain/ids.ts";
import { TICKET_LIFE_MS } from "./limits.ts";

/** A one-time permission to watch one portfolio live. The portfolio's object spends the id; this proves the rest. */
export interface Ticket {
  readonly portfolioId: PortfolioId;
  readonly userId: UserId;
  /** The session or API key that asked for it. */
  readonly grantId: string;
  readonly id: string;
  /** ms UTC. */
  readonly issuedAt: number;
}

/** The machine that issued it may have a clock a little ahead of the one that reads it. */
const CLOCK_SKEW_MS = 5_000;
/** What our tickets never exceed; spares the work on junk. */
const LONGEST = 1_000;

const PURPOSE = "coinsight live ticket v1";

/** `<payload>.<HMAC>`, both base64url: only characters that a WebSocket subprotocol may have. */
export async function sealTicket(secret: string, ticket: Ticket): Promise<string> {
  const { portfolioId, userId, grantId, id, issuedAt } = ticket;
  const payload = encoder.encode(JSON.stringify([portfolioId, userId, grantId, id, issuedAt]));
  const signature = await crypto.subtle.sign("HMAC", await keyOf(secret), payload);
  return `${payload.toBase64(BASE64URL)}.${new Uint8Array(signature).toBase64(BASE64URL)}`;
}

/** The ticket, or null when it is not ours, altered, over, or of another portfolio: which of these is nobody's business. */
export async function openTicket(
  secret: string,
  text: string,
  portfolioId: PortfolioId,
  now: number,
): Promise<Ticket | null> {
  const [payload, signature, ...rest] = text.length > LONGEST ? [] : text.split(".").map(bytesOf);
  if (payload === undefined || signature === undefined || payload === null || signature === null || rest.length > 0)
    return null;
  // Compares in constant time.
  if (!(await crypto.subtle.verify("HMAC", await keyOf(secret), signature, payload))) return null;
  const ticket = parse(payload);
  const age = now - ticket.issuedAt;
  if (ticket.portfolioId !== portfolioId || age > TICKET_LIFE_MS || age < -CLOCK_SKEW_MS) return null;
  return ticket;
}

const encoder = new TextEncoder();
const BASE64URL = { alphabet: "base64url", omitPadding: true } as const;

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(text, { alphabet: "base64url", lastChunkHandling: "loose" });
  } catch {
    return null;
  }
}

/** Called only on a payload whose signature is ours, so its shape is ours too. */
function parse(payload: Uint8Array): Ticket {
  const [portfolioId, userId, grantId, id, issuedAt] = JSON.parse(new TextDecoder().decode(payload)) as [
    PortfolioId,
    UserId,
    string,
    string,
    number,
  ];
  return { portfolioId, userId, grantId, id, issuedAt };
}

/** A key of its own for this purpose: a signature made for another with the same secret is worth nothing here. */
const keys = new Map<string, CryptoKey>();

async function keyOf(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known !== undefined) return known;
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(PURPOSE) },
    material,
    { name: "HMAC", hash: "SHA-256", length: 256 },
    false,
    ["sign", "verify"],
  );
  keys.set(secret, key);
  return key;
}
