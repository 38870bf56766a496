import { createHash } from "node:crypto";
import type { Viewer } from "./viewer.ts";

/** Bounds the memory: about 4 MB of an isolate's 128. */
const MOST = 10_000;

interface Entry {
  readonly viewer: Viewer;
  readonly until: number;
}

/** What this isolate has proved lately, by the hash of the proof: neither a token nor a cookie stays in memory. */
const entries = new Map<string, Entry>();

/** The key under which a proof is remembered. */
export const keyOf = (proof: string): string => createHash("sha256").update(proof).digest("base64");

export function recall(key: string, now: number): Viewer | null {
  const entry = entries.get(key);
  if (entry === undefined) return null;
  if (entry.until > now) return entry.viewer;
  entries.delete(key);
  return null;
}

export function remember(key: string, viewer: Viewer, until: number): void {
  // A Map keeps the order of insertion, so the first is the oldest.
  if (entries.size >= MOST) for (const oldest of entries.keys().take(MOST / 10)) entries.delete(oldest);
  entries.set(key, { viewer, until });
}
