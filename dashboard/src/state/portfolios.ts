/** The person's portfolios, and which of them is on screen. */
import { computed, effect, signal } from "@preact/signals";
import { api } from "../api/client.ts";
import type { Portfolio } from "../api/types.ts";
import { storedText } from "./stored.ts";
import { follow } from "./valuation.ts";

/** Null until they are known. */
export const portfolios = signal<readonly Portfolio[] | null>(null);
const lastOpened = storedText("portfolio");

/** The one that was opened last, else the first. */
export const selected = computed(
  (): Portfolio | null => portfolios.value?.find(({ id }) => id === lastOpened.value) ?? portfolios.value?.[0] ?? null,
);
/** Its id, also while the list is still on its way: what was opened last. */
export const expectedId = computed(
  (): string | null =>
    selected.value?.id ?? (portfolios.value === null && lastOpened.value !== "" ? lastOpened.value : null),
);
const selectedId = computed(() => selected.value?.id ?? null);
effect(() => {
  const id = selectedId.value;
  // Its own reads must not become this effect's.
  queueMicrotask(() => follow(id, selected.peek()?.version));
});

export async function loadPortfolios(): Promise<void> {
  portfolios.value = (await api.portfolios()).items;
}

export function select(id: string): void {
  lastOpened.value = id;
}

/** Leaves nothing of one person's figures behind for the next. */
export function forgetPortfolios(): void {
  portfolios.value = null;
}

export async function createPortfolio(name: string, idempotencyKey: string): Promise<Portfolio> {
  const created = await api.createPortfolio(name, idempotencyKey);
  portfolios.value = [...(portfolios.value ?? []), created];
  select(created.id);
  return created;
}
