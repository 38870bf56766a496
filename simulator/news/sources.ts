import { arc } from "./flavours/arc.ts";
import { atom } from "./flavours/atom.ts";
import type { Flavour } from "./flavours/feed.ts";
import { node } from "./flavours/node.ts";
import { telegraph } from "./flavours/telegraph.ts";
import { wordpress } from "./flavours/wordpress.ts";

export interface Source {
  id: string;
  title: string;
  home: string;
  description: string;
  flavour: Flavour;
  authors: string[];
}

const source = (id: string, title: string, flavour: Flavour, ...authors: string[]): Source => ({
  id,
  title,
  flavour,
  authors,
  home: `https://${id}.example`,
  description: `${title}: invented news of a simulated market`,
});

/** The invented publishers; each writes its feed in another of the flavours met in the wild. */
export const SOURCES: readonly Source[] = [
  source("desk", "Market Desk", arc, "Ann Harper", "Carol Diaz, Dan Okafor"),
  source("telegraph", "Chain Telegraph", telegraph, "Bob Lindqvist", "Priya Raman"),
  source("briefing", "Coin Briefing & Digest", wordpress, "Zoe Park", "Luis Ortega"),
  source("ledgerpost", "Ledger Post", node, "Eve Novak", "Tom Whitfield"),
  source("forum", "Holders' Forum", atom, "frank_the_holder", "satsuma"),
];

export const NEWS_SOURCES: readonly string[] = SOURCES.map(({ id }) => id);
