import { sql } from "drizzle-orm";
import type { CoreDb } from "../database.ts";

/** Takes the lease unless somebody holds it still; whether it was taken. */
export async function takeLease(
  db: CoreDb,
  name: string,
  holder: string,
  now: number,
  until: number,
): Promise<boolean> {
  const taken = await db.all(sql`
    INSERT INTO leases (name, holder, until) VALUES (${name}, ${holder}, ${until})
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until WHERE leases.until <= ${now}
    RETURNING name`);
  return taken.length === 1;
}

export async function giveLeaseBack(db: CoreDb, name: string, holder: string): Promise<void> {
  await db.run(sql`DELETE FROM leases WHERE name = ${name} AND holder = ${holder}`);
}

/** When a patience ends that begins at the first call of this name; later calls change nothing. */
export async function patienceOf(db: CoreDb, name: string, until: number): Promise<number> {
  const [row] = await db.all<{ until: number }>(sql`
    INSERT INTO leases (name, holder, until) VALUES (${name}, 'patience', ${until})
    ON CONFLICT (name) DO UPDATE SET holder = leases.holder RETURNING until`);
  return row?.until ?? until;
}

/** Until when something is given a rest; 0 when it is not. */
export async function restsUntil(db: CoreDb, name: string): Promise<number> {
  const [row] = await db.all<{ until: number }>(sql`SELECT until FROM leases WHERE name = ${name}`);
  return row?.until ?? 0;
}

export async function restUntil(db: CoreDb, name: string, until: number): Promise<void> {
  await db.run(sql`
    INSERT INTO leases (name, holder, until) VALUES (${name}, 'rest', ${until})
    ON CONFLICT (name) DO UPDATE SET until = excluded.until`);
}
