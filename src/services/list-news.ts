import { MODEL_VERSION } from "../domain/sentiment/score.ts";
import { coreDb } from "../storage/database.ts";
import type { NewsFilter, NewsPosition, NewsRow } from "../storage/queries/news.ts";
import * as news from "../storage/queries/news.ts";
import type { ServiceContext } from "./context.ts";

export type { NewsRow };

/** Headlines, newest first. */
export async function listNews(
  context: ServiceContext,
  input: NewsFilter & { readonly limit: number; readonly after: NewsPosition | null },
): Promise<{ articles: NewsRow[]; more: boolean }> {
  const { limit, after, ...filter } = input;
  const rows = await news.listNews(coreDb(context.env), MODEL_VERSION, filter, after, limit + 1);
  return { articles: rows.slice(0, limit), more: rows.length > limit };
}
