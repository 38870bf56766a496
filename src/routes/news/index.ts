import { createRouter } from "../http/router.ts";
import * as listNews from "./list-news.ts";

export const news = createRouter().openapi(listNews.route, listNews.handler);
