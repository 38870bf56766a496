import { describe, expect, it } from "vitest";
import type { PortfolioId, UserId } from "../../domain/ids.ts";
import { TICKET_LIFE_MS } from "./limits.ts";
import { openTicket, sealTicket } from "./ticket.ts";
import type { Ticket } from "./ticket.ts";

const SECRET = "a secret of this test alone, 0123456789";
const NOW = Date.UTC(2026, 0, 31);
const ticket: Ticket = {
  portfolioId: "pf_01_01KA0000000000000000000000" as PortfolioId,
  userId: "user-1" as UserId,
  grantId: "session-1",
  id: "d7f8a8f4-5d39-4d0c-9f0e-0d6f4a0b2c11",
  issuedAt: NOW,
};
const other = "pf_01_01KA0000000000000000000001" as PortfolioId;

const open = (text: string, now = NOW, portfolio = ticket.portfolioId) => openTicket(SECRET, text, portfolio, now);

describe("a live ticket", () => {
  it("says again what was sealed, and fits into a subprotocol", async () => {
    const text = await sealTicket(SECRET, ticket);
    expect(text).toMatch(/^[A-Za-z0-9._-]+$/);
    expect(await open(text)).toEqual(ticket);
  });

  it("is good for half a minute, and a little before its time for clocks that differ", async () => {
    const text = await sealTicket(SECRET, ticket);
    expect(await open(text, NOW + TICKET_LIFE_MS)).not.toBeNull();
    expect(await open(text, NOW + TICKET_LIFE_MS + 1)).toBeNull();
    expect(await open(text, NOW - 4_000)).not.toBeNull();
    expect(await open(text, NOW - 60_000)).toBeNull();
  });

  it("opens no other portfolio", async () => {
    expect(await open(await sealTicket(SECRET, ticket), NOW, other)).toBeNull();
  });

  it("is worth nothing when a character of it was changed, left out or added", async () => {
    const text = await sealTicket(SECRET, ticket);
    for (let at = 0; at < text.length - 1; at++) {
      const swapped = text[at] === "A" ? "B" : "A";
      expect(await open(text.slice(0, at) + swapped + text.slice(at + 1)), `changed at ${at}`).toBeNull();
    }
    const [payload = "", signature = ""] = text.split(".");
    for (const junk of ["", ".", payload, `${payload}.`, `.${signature}`, `${text}.${signature}`, text.slice(0, -4)])
      expect(await open(junk), junk).toBeNull();
    expect(await open(`${"A".repeat(100_000)}.${signature}`)).toBeNull();
  });

  it("sealed with another secret, or signed with this one for another purpose, is not ours", async () => {
    expect(await open(await sealTicket(`${SECRET}!`, ticket))).toBeNull();
    const encoder = new TextEncoder();
    const [payload = ""] = (await sealTicket(SECRET, ticket)).split(".");
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const key = await crypto.subtle.importKey("raw", encoder.encode(SECRET), hmac, false, ["sign"]);
    const bytes = Uint8Array.fromBase64(payload, { alphabet: "base64url" });
    const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
    const forged = `${payload}.${signature.toBase64({ alphabet: "base64url", omitPadding: true })}`;
    expect(await open(forged)).toBeNull();
  });
});
