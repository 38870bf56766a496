/** What the tests in a browser share: somebody who signs up, finds their way, and hears what the browser complains of. */
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import type { SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";

export interface Visitor {
  readonly email: string;
  readonly password: string;
}

export async function signUp(page: Page, url: string): Promise<Visitor> {
  const person = { email: `${randomUUID()}@example.org`, password: randomUUID() };
  await page.goto(url);
  await page.getByRole("button", { name: "I am new here" }).click();
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByRole("navigation", { name: "Pages" }).waitFor();
  return person;
}

export async function signIn(page: Page, { email, password }: Visitor): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export const openMenu = (page: Page) => page.getByRole("button", { name: "Account and look" }).click();

export async function openSecurity(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole("link", { name: "Security" }).click();
}

/** Also shows that it is this person who was signed in. */
export async function signOut(page: Page, { email }: Visitor): Promise<void> {
  await page.getByRole("navigation", { name: "Pages" }).waitFor();
  await openMenu(page);
  await page.getByText(email).waitFor();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
}

/** What a browser complains of: errors of the page, refused content, and requests that leave the product's own origin. */
export function watch(page: Page, own: string): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // The first question is who is signed in, and 401 is its ordinary answer.
    if (message.type() === "error" && !message.text().includes("401")) complaints.push(message.text());
  });
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (origin !== own) complaints.push(`request to ${origin}`);
  });
  return complaints;
}

export async function signUpWithPortfolio(page: Page, url: string): Promise<Visitor> {
  const person = await signUp(page, url);
  await page.getByLabel("Name").fill("My coins");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("heading", { name: "My coins", exact: true }).waitFor();
  return person;
}

/** Rows of what is held: other tables of the portfolio's page, which may come later, have a row of each coin too. */
export const heldRow = (page: Page, coin: string): Locator =>
  page.getByRole("region", { name: "What is held", exact: true }).locator(`tr[data-row=${coin}]`);

export const digits = (text: string): string => text.replaceAll(/[^0-9.]/g, "");

interface Buy {
  readonly coin: string;
  readonly quantity: string;
  readonly total: string;
  /** On the clock of the person's zone. */
  readonly when: string;
}

/** From the page of a portfolio; ends on that of its transactions. */
export async function addBuy(page: Page, { coin, quantity, total, when }: Buy): Promise<void> {
  await page.getByRole("link", { name: "Add a transaction" }).click();
  const form = page.getByRole("form", { name: "Add a transaction" });
  const [bought, paid] = ["Bought", "Total paid"].map((name) => form.getByRole("group", { name }));
  await bought?.getByLabel("Amount").fill(quantity);
  await bought?.getByLabel("Coin").fill(coin);
  await paid?.getByLabel("Amount").fill(total);
  await form.getByLabel("When").fill(when);
  await form.getByRole("button", { name: "Record" }).click();
  // The dialog closes when it is recorded; the words of it may still stand there from the last time.
  await form.waitFor({ state: "hidden" });
}

/** Lets bitcoin jump by a hundredth from what the cell shows, and says where to. */
export async function jump(product: SimulatedProduct, cell: Locator): Promise<number> {
  const price = Math.round(Number(digits(await cell.innerText())) * 1.01);
  await product.control("tick", { symbol: "BTCUSDT", price: `${price}.00` });
  return price;
}

/** Within a thousandth: dollars are not quite tethers, and the market goes on meanwhile. */
export const isNear = (text: string, price: number): boolean => Math.abs(Number(digits(text)) / price - 1) < 0.001;
