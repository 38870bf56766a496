/** The links of mails in a real browser: from sign-up to a new password. */
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { until } from "../journeys/until.ts";
import { signIn, signOut } from "./account.ts";
import { openChromium } from "./chromium.ts";

let product: SimulatedProduct;
let browser: Browser;
beforeAll(async () => {
  await ensureBuilt();
  product = await startSimulated({ host: "localhost", mail: true });
  browser = await openChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** The link of the newest mail with this subject. */
async function linkFor(email: string, subject: string): Promise<string> {
  let link: string | undefined;
  await until(async () => {
    const response = await fetch(`${product.inbox}/emails?to=${email}`);
    const { data } = (await response.json()) as { data: { subject: string; text: string }[] };
    const mail = data.find((one) => one.subject === subject);
    link = /^http\S+$/m.exec(mail?.text ?? "")?.[0];
    return link !== undefined;
  });
  return link ?? "";
}

it("leads by mail from sign-up to a first session, and from a forgotten password to a new one", async () => {
  const page = await browser.newPage();
  const [email, password] = [`${randomUUID()}@example.org`, randomUUID()];
  await page.goto(product.url);
  await page.getByRole("button", { name: "I am new here" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByText("Open the link in the mail").waitFor();

  await page.goto(await linkFor(email, "Verify your address"));
  await page.getByText("It is verified").waitFor();
  await page.getByRole("button", { name: "Sign in" }).click();
  expect(page.url(), "no token stays in the address").toBe(`${product.url}/`);
  await signIn(page, { email, password });
  await signOut(page, { email, password });

  await page.getByRole("button", { name: "I forgot my password" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send a mail" }).click();
  await page.getByText("a mail is on its way").waitFor();
  await page.goto(await linkFor(email, "Set a new password"));
  const newPassword = randomUUID();
  await page.getByRole("textbox", { name: "Password" }).fill(newPassword);
  await page.getByRole("button", { name: "Set it" }).click();
  await page.getByText("all sessions have ended").waitFor();
  await page.getByRole("button", { name: "Sign in" }).click();
  await signIn(page, { email, password });
  await page.getByRole("alert").waitFor();
  await signIn(page, { email, password: newPassword });
  await signOut(page, { email, password: newPassword });
  await page.close();
});

it("says so when a link was used already", async () => {
  const page = await browser.newPage();
  await page.goto(`${product.url}/#verify=used-already`);
  const failure = page.getByRole("alert");
  await failure.waitFor();
  expect(await failure.innerText()).toContain("This token was used, is over or was never given");
  await page.close();
});
