/** What the tests in a browser share: somebody who signs up, finds their way, and hears what the browser complains of. */
import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";

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
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
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
  await page.getByRole("heading", { name: "My coins" }).waitFor();
  return person;
}

export const digits = (text: string): string => text.replaceAll(/[^0-9.]/g, "");
