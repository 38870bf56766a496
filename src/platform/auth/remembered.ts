import type { Viewer } from "./viewer.ts";

/** Bounds the memory: about 4 MB of an isolate's 128. */
const MOST = 10_000;

interface Entry {
  readonly viewer: Viewer;
  readonly until: number;
}

/**
 * What this isolate has proved lately, by the proof itself. A hash of it would cost a request more than all the rest of its
 * authentication, and whoever reads this memory finds the secret that signs tokens there as well.
 */
const entries = new Map<string, Entry>();

export function recall(proof: string, now: number): Viewer | null {
  const entry = entries.get(proof);
  if (entry === undefined) return null;
  if (entry.until > now) return entry.viewer;
  entries.delete(proof);
  return null;
}

export function remember(proof: string, viewer: Viewer, until: number): void {
  // A Map keeps the order of insertion, so the first is the oldest.
  if (entries.size >= MOST) for (const oldest of entries.keys().take(MOST / 10)) entries.delete(oldest);
  entries.set(proof, { viewer, until });
}
