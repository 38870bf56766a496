import { createRoute, z } from "@hono/zod-openapi";
import type { RouteHandler } from "@hono/zod-openapi";
import { TRANSACTION_TYPES } from "../../domain/ledger/transaction.ts";
import { listTransactions } from "../../services/list-transactions.ts";
import { notModified, ReadHeaders } from "../http/conditional.ts";
import { etagBeside, hasIt } from "../http/etag.ts";
import { decodeCursor, encodeCursor } from "../http/pagination.ts";
import { requireViewer } from "../http/require-viewer.ts";
import { json, problems } from "../http/responses.ts";
import type { AppEnv } from "../http/router.ts";
import { AssetIdSchema, TextSchema, TimeSchema } from "../http/schemas.ts";
import { isDescending, timedPageQuery } from "../http/sorting.ts";
import { AccountIdSchema, PortfolioPath } from "../portfolios/schemas.ts";
import { transactionBody } from "./present.ts";
import { TagSchema, TransactionPageSchema } from "./schemas.ts";

const Query = timedPageQuery("at", 500, 100).extend({
  type: z
    .string()
    .max(200)
    .transform((text, context) => {
      const named = text.split(",");
      if (named.every((name) => (TRANSACTION_TYPES as readonly string[]).includes(name)))
        return named as (typeof TRANSACTION_TYPES)[number][];
      context.addIssue({ code: "custom", message: "types of transactions, separated by commas" });
      return z.NEVER;
    })
    .optional()
    .openapi({
      type: "string",
      pattern: `^(${TRANSACTION_TYPES.join("|")})(,(${TRANSACTION_TYPES.join("|")}))*$`,
      maxLength: 200,
      description: "Only of these types, separated by commas.",
      example: "buy,sell",
    }),
  asset: AssetIdSchema.optional().openapi({ description: "In any leg, or as the fee." }),
  account: AccountIdSchema.optional().openapi({ description: "Where it happened, or went to." }),
  from: TimeSchema.optional().openapi({ description: "From this time on." }),
  to: TimeSchema.optional().openapi({ description: "Before this time." }),
  tag: TagSchema.optional().openapi({ description: "With this tag." }),
  q: TextSchema(1, 100).optional().openapi({
    description: "Stands in the note, the reference or the source's own name of it, whatever the case.",
  }),
  import: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,40}$/, "an import's id")
    .optional()
    .openapi({
      description: "Brought by this import.",
    }),
});

export const route = createRoute({
  operationId: "listTransactions",
  method: "get",
  path: "/api/v1/portfolios/{id}/transactions",
  tags: ["Transactions"],
  summary: "A portfolio's transactions",
  description: "Needs a signed-in person. Newest first unless asked otherwise; filters narrow it together.",
  middleware: [requireViewer] as const,
  request: { params: PortfolioPath, headers: ReadHeaders, query: Query },
  responses: {
    200: json(TransactionPageSchema, "One page."),
    ...notModified,
    ...problems("VALIDATION_ERROR", "AUTHENTICATION_ERROR", "RESOURCE_NOT_FOUND_ERROR", "DATABASE_UNAVAILABLE"),
  },
});

const timeOf = (text: string | undefined) => (text === undefined ? null : Date.parse(text));

const Position = z.tuple([z.string().max(50), z.number().int(), z.number().int(), z.string()]);

export const handler: RouteHandler<typeof route, AppEnv> = async (c) => {
  const query = c.req.valid("query");
  const { limit, sort } = query;
  const position = decodeCursor(
    Position.refine(([order]) => order === sort),
    query.cursor,
  );
  const after = position === null ? null : { at: position[1], position: position[2], id: position[3] };
  const { version, transactions, next, arriving } = await listTransactions(c.get("context"), {
    viewer: c.get("viewer"),
    portfolioId: c.req.valid("param").id,
    filter: {
      types: query.type ?? null,
      asset: query.asset ?? null,
      account: query.account ?? null,
      from: timeOf(query.from),
      to: timeOf(query.to),
      tag: query.tag ?? null,
      text: query.q ?? null,
      importId: query.import ?? null,
    },
    page: { limit, after, descending: isDescending(sort) },
  });
  // What is on its way arrives without a new version of the side that it left.
  const onTheWay = [...transactions.filter(({ inTransit }) => inTransit), ...arriving];
  const etag = await etagBeside(
    version,
    onTheWay.map(({ transferId }) => transferId ?? ""),
  );
  c.header("etag", etag);
  if (hasIt(c.req.valid("header")["if-none-match"], etag)) return c.body(null, 304);
  const nextCursor = next === null ? null : encodeCursor([sort, next.at, next.position, next.id]);
  return c.json({ items: transactions.map(transactionBody), nextCursor, arriving: [...arriving] }, 200);
};
