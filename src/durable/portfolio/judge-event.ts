import type { AccountId } from "../../domain/ids.ts";
import type { EventBody } from "../../domain/ledger/check-event.ts";
import { checkEvent } from "../../domain/ledger/check-event.ts";
import type { StatedEvent } from "../../domain/ledger/resolve-event.ts";
import { resolveEvent } from "../../domain/ledger/resolve-event.ts";
import type { FieldError } from "../../platform/problem.ts";
import type { StoredLedger } from "../../storage/queries/ledger.ts";
import { foldSettingsOf } from "./bookkeeper.ts";

/** An event as it may stand in this ledger, whatever is held; else `null`, with every field that is wrong in `errors`. */
export function judgeEvent(
  { portfolio, accounts }: StoredLedger,
  stated: StatedEvent,
  now: number,
  path: string,
  errors: FieldError[],
  /** It leaves for another portfolio. */
  isSent = false,
): EventBody | null {
  const before = errors.length;
  const wrong = (field: string, expected: string) => errors.push({ path: `${path}.${field}`, expected });
  const known = (id: AccountId | null | undefined) => accounts.find((account) => account.id === id);
  const account = stated.accountId === null ? accounts[0] : known(stated.accountId);
  if (account === undefined) wrong("accountId", "an account of this portfolio");
  const to = stated.toAccountId ?? null;
  if (to !== null && stated.type !== "transfer") wrong("toAccountId", `nothing; a ${stated.type} stays in its account`);
  else if (to !== null && known(to) === undefined) wrong("toAccountId", "an account of this portfolio");
  else if (to !== null && to === account?.id) wrong("toAccountId", "another account than the one it leaves");
  if (stated.type === "transfer" && to === null && !isSent) wrong("toAccountId", "where it goes to");
  const resolved = resolveEvent(stated, portfolio.base);
  if (!resolved.ok) for (const { field, expected } of resolved.errors) wrong(field, expected);
  if (!resolved.ok || account === undefined) return null;
  const { position: _position, ref: _ref, ...event } = resolved.event;
  const row = { ...event, accountId: account.id, tags: tagsOf(event.tags) };
  for (const { field, expected } of checkEvent(row, foldSettingsOf(portfolio), now)) wrong(field, expected);
  return errors.length > before ? null : row;
}

const tagsOf = (tags: readonly string[] = []): readonly string[] => [...new Set(tags)].toSorted();
