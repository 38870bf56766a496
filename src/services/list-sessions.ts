import type { Viewer } from "../platform/auth/viewer.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import * as people from "../storage/queries/people.ts";
import type { ServiceContext } from "./context.ts";

export interface SessionView {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly startedAt: number;
  readonly renewedAt: number;
  readonly expiresAt: number;
  readonly address: string | null;
  readonly userAgent: string | null;
}

export interface SessionPage {
  readonly sessions: readonly SessionView[];
  readonly next: people.Position | null;
}

/** A person's sessions, newest first. */
export async function listSessions(
  context: ServiceContext,
  input: { viewer: Viewer; limit: number; after: people.Position | null },
): Promise<SessionPage> {
  const { viewer, limit, after } = input;
  const now = context.clock.now();
  const rows = await reading(people.listSessions(coreDb(context.env), viewer.userId, now, limit + 1, after));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    sessions: page.map((row) => ({
      id: row.id,
      current: row.id === viewer.by.id,
      startedAt: row.createdAt.getTime(),
      renewedAt: row.updatedAt.getTime(),
      expiresAt: row.expiresAt.getTime(),
      address: row.ipAddress || null,
      userAgent: row.userAgent || null,
    })),
    next: rows.length > limit && last !== undefined ? { createdAt: last.createdAt.getTime(), id: last.id } : null,
  };
}
