import { decodeXML } from "entities/decode";
import { XMLParser } from "fast-xml-parser";
import { FeedError } from "../news/outcome.ts";

/** An element in document order: its name with prefix, attributes, children. Text is still encoded, CDATA is not. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const TEXT = "#text";
const CDATA = "#cdata";
const ATTRIBUTES = ":@";
const KEPT_ATTRIBUTES = new Set(["href", "rel", "isPermaLink"]);

const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  trimValues: false,
  // Entities are decoded here, after CDATA is told from text; those of a DTD never are, as no DTD comes this far.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: CDATA,
  textNodeName: TEXT,
  attributeNamePrefix: "",
  ignoreAttributes: (name) => !KEPT_ATTRIBUTES.has(name),
  maxNestedTags: 100,
});

/** The document's elements at the top. Throws `FeedError` for what is no complete XML without a DTD. */
export function parseXml(text: string): Element[] {
  const document = text.trimStart();
  refuse(document);
  let nodes: unknown;
  try {
    nodes = parser.parse(document);
  } catch {
    throw new FeedError("malformed");
  }
  return toElements(nodes).filter((node) => typeof node !== "string");
}

/** DTDs are how XML expands a kilobyte to a gigabyte or reads files, and no feed needs one. */
function refuse(document: string): void {
  const markup = withoutCdata(document);
  const start = markup.slice(0, 1000).toLowerCase();
  if (start.includes("<!doctype html") || /^<html[\s>]/.test(start)) throw new FeedError("challenge_page");
  if (/<!(doctype|entity)/i.test(markup)) throw new FeedError("doctype");
  if (!/<(rss|feed|rdf:rdf)[\s>]/i.test(markup)) throw new FeedError("not_a_feed");
  if (!/<\/(rss|feed|rdf:rdf)\s*>/i.test(markup)) throw new FeedError("truncated");
}

function withoutCdata(document: string): string {
  let kept = "";
  let from = 0;
  for (;;) {
    const start = document.indexOf("<![CDATA[", from);
    if (start === -1) return kept + document.slice(from);
    kept += document.slice(from, start);
    const end = document.indexOf("]]>", start);
    if (end === -1) throw new FeedError("truncated");
    from = end + 3;
  }
}

/** The parser's own shape, `[{ name: children, ":@": attributes }]`, is known only here. */
function toElements(nodes: unknown): (Element | string)[] {
  if (!Array.isArray(nodes)) return [];
  return (nodes as Record<string, unknown>[]).flatMap((node): (Element | string)[] => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined) return [];
    if (name === TEXT) return [decodeXML(string(node[TEXT]))];
    if (name === CDATA) return (node[CDATA] as Record<string, unknown>[]).map((part) => string(part[TEXT]));
    const attributes = Object.entries(node[ATTRIBUTES] ?? {}).map(([key, value]): [string, string] => [
      key,
      decodeXML(string(value)),
    ]);
    return [{ name, attributes: Object.fromEntries(attributes), children: toElements(node[name]) }];
  });
}

const string = (value: unknown): string => (typeof value === "string" ? value : "");

export const elementsOf = (parent: Element, name: string): Element[] =>
  parent.children.filter((child): child is Element => typeof child !== "string" && child.name === name);

/** All text within, markup of nested elements left out. */
export const textOf = (element: Element): string =>
  element.children.map((child) => (typeof child === "string" ? child : ` ${textOf(child)} `)).join("");
