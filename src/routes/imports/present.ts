import type { z } from "@hono/zod-openapi";
import type { Choices } from "../../domain/imports/choices.ts";
import type { JudgedRow, RowEvent } from "../../domain/imports/judge/judged.ts";
import type { DraftView, ImportView } from "../../domain/imports/views.ts";
import { mappingBody } from "../import-profiles/present.ts";
import type { ChoicesSchema } from "./choice-schemas.ts";
import { openingBody } from "./choice-schemas.ts";
import type { ImportRowSchema, ImportSchema } from "./schemas.ts";

type ImportBody = z.output<typeof ImportSchema>;
type RowBody = z.output<typeof ImportRowSchema>;

const iso = (at: number): string => new Date(at).toISOString();

export const importBody = ({ at, draft, ...rest }: ImportView): ImportBody => ({
  ...rest,
  at: iso(at),
  draft: draft === null ? null : draftBody(draft),
});

const draftBody = ({ ownCoins: _own, ...draft }: DraftView): NonNullable<ImportBody["draft"]> => ({
  ...draft,
  expiresAt: iso(draft.expiresAt),
  header: [...draft.header],
  counts: { ...draft.counts },
  coins: draft.coins.map((coin) => ({ ...coin, candidates: coin.candidates.map((candidate) => ({ ...candidate })) })),
  missing: draft.missing.map(({ choice, at, ...rest }) => ({ ...rest, at: iso(at), decided: choice !== null })),
  dust: draft.dust.map((dust) => ({ ...dust })),
  newAccounts: draft.newAccounts.map(({ name }) => name),
  choices: choicesBody(draft.choices),
  unknown:
    draft.unknown === null
      ? null
      : {
          samples: draft.unknown.samples.map(({ number, cells }) => ({ line: Math.max(number, 1), cells: [...cells] })),
          suggestion: mappingBody(draft.unknown.suggestion),
        },
});

const choicesBody = ({ mapping, openings, coins, ...rest }: Choices): z.output<typeof ChoicesSchema> => ({
  ...rest,
  mapping: mapping === null ? null : mappingBody(mapping),
  coins: { ...coins },
  openings: Object.fromEntries(Object.entries(openings).map(([asset, opening]) => [asset, openingBody(opening)])),
  leaveOut: [...rest.leaveOut],
  leaveOutFates: [...rest.leaveOutFates],
  add: [...rest.add],
  replace: [...rest.replace],
});

const eventBody = ({ at, ...event }: RowEvent): NonNullable<RowBody["event"]> => ({ ...event, at: iso(at) });

export const rowBody = (row: JudgedRow): RowBody => ({
  ...row,
  lines: [...row.lines],
  errors: row.errors.map((error) => ({ ...error })),
  remarks: row.remarks.map((remark) => ({ ...remark })),
  names: [...row.names],
  event: row.event === null ? null : eventBody(row.event),
  other: row.other === null ? null : { ...row.other, event: eventBody(row.other.event) },
});
