import type { Viewer } from "../platform/auth/viewer.ts";
import { reading } from "../storage/answering.ts";
import { coreDb } from "../storage/database.ts";
import type { PageOf, Position } from "../storage/queries/paging.ts";
import { cut } from "../storage/queries/paging.ts";
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
  readonly next: Position | null;
}

/** A person's sessions, in order of their beginning. */
export async function listSessions(
  context: ServiceContext,
  { viewer, ...wanted }: PageOf & { readonly viewer: Viewer },
): Promise<SessionPage> {
  const rows = await reading(people.listSessions(coreDb(context.env), viewer.userId, context.clock.now(), wanted));
  const { page, next } = cut(rows, wanted.limit, ({ createdAt, id }) => ({ at: createdAt.getTime(), id }));
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
    next,
  };
}
