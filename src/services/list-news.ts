import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { coreDb } from "../storage/database.ts";
import type { NewsFilter, NewsRow } from "../storage/queries/news.ts";
import type { PageOf, Position } from "../storage/queries/paging.ts";
import { cut } from "../storage/queries/paging.ts";
import * as news from "../storage/queries/news.ts";
import type { ServiceContext } from "./context.ts";

export type { NewsRow };
export const { MOST_NAMED } = news;

/** Headlines in order of their publication, each story once. */
export async function listNews(
  context: ServiceContext,
  { limit, after, descending, ...filter }: NewsFilter & PageOf,
): Promise<{ articles: readonly NewsRow[]; next: Position | null }> {
  const rows = await news.listNews(coreDb(context.env), MODEL_VERSION, filter, { limit, after, descending });
  const { page, next } = cut(rows, limit, ({ publishedAt, id }) => ({ at: publishedAt, id }));
  return { articles: page, next };
}
