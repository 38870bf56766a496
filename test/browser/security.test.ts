/** Passkeys and codes in a real browser, with Chromium's virtual authenticator. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuilt } from "../../scripts/build/index.ts";
import { startSimulated, type SimulatedProduct } from "../../scripts/simulated/start-simulated.ts";
import { codeOf } from "../totp.ts";
import { openSecurity, signIn, signOut, signUp, signUpWithPortfolio, type Visitor } from "./account.ts";
import { openChromium } from "./chromium.ts";

let product: SimulatedProduct;
let browser: Browser;
beforeAll(async () => {
  await ensureBuilt();
  // A name, not an address: passkeys are bound to it.
  product = await startSimulated({ host: "localhost" });
  browser = await openChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Built in, found without a name, unlocked without anybody touching it. */
async function addAuthenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Signs up and opens the page of what guards the account. */
async function signUpToSecurity(page: Page): Promise<Visitor> {
  const person = await signUp(page, product.url);
  await openSecurity(page);
  return person;
}

it("signs in with a passkey, and with none that was deleted", async () => {
  const page = await browser.newPage();
  await addAuthenticator(page);
  const person = await signUpToSecurity(page);
  await page.getByLabel("Name of the device").fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("button", { name: "Delete Laptop" }).waitFor();

  await signOut(page, person);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await openSecurity(page);
  await page.getByRole("button", { name: "Delete Laptop" }).click();
  await page.getByRole("button", { name: "Delete Laptop" }).waitFor({ state: "detached" });

  await signOut(page, person);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByRole("alert").waitFor();
  await page.close();
});

it("asks for the code of an app, and takes a recovery code once", async () => {
  const page = await browser.newPage();
  const person = await signUpToSecurity(page);
  const codes = page.getByRole("region", { name: "Codes of an app" });
  await codes.getByLabel("Your password").fill(person.password);
  await codes.getByRole("button", { name: "Ask for a code" }).click();
  const uri = (await codes.getByRole("link", { name: "Open it" }).getAttribute("href")) ?? "";
  expect(uri).toContain(await codes.locator("[data-secret=totp]").innerText());
  await codes.getByLabel("Code that the app shows").fill(await codeOf(uri, Date.now()));
  await codes.getByRole("button", { name: "Confirm" }).click();
  const recoveryCode = await codes.locator("[data-secret=recovery] code").first().innerText();
  expect(recoveryCode).toMatch(/^\w{5}-\w{5}$/);

  await signOut(page, person);
  for (const attempt of ["first", "second"]) {
    await signIn(page, person);
    await page.getByRole("textbox", { name: "Code" }).fill(recoveryCode);
    await page.getByRole("button", { name: "Go on" }).click();
    if (attempt === "second") await page.getByRole("alert").waitFor();
    else await signOut(page, person);
  }
  await page.getByRole("textbox", { name: "Code" }).fill(await codeOf(uri, Date.now() + 30_000));
  await page.getByRole("button", { name: "Go on" }).click();
  await openSecurity(page);
  await page.getByText("Recovery codes left: 9.").waitFor();
  await page.close();
});

it("lists the session, which is this one, and shows a new API key once", async () => {
  const page = await browser.newPage();
  await signUpToSecurity(page);
  const sessions = page.getByRole("region", { name: "Sessions" });
  await sessions.getByText("this one").waitFor();
  expect(await sessions.getByRole("listitem").count()).toBe(1);
  await sessions.getByText("Chrome on Linux").waitFor();

  const keys = page.getByRole("region", { name: "API keys" });
  await keys.getByLabel("What it is for").fill("Tax export");
  await keys.getByRole("button", { name: "Make a key" }).click();
  const key = await keys.locator("[data-secret=key]").innerText();
  const response = await fetch(`${product.url}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
  expect(response.status).toBe(200);
  await page.reload();
  await keys.getByRole("button", { name: "Revoke Tax export" }).waitFor();
  expect(await page.content()).not.toContain(key);
  await page.close();
});

it("hands everything over as one file, and deletes the account for whoever knows its password", async () => {
  const page = await browser.newPage();
  const person = await signUpWithPortfolio(page, product.url);
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export everything" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^coinsight-[\d-]+\.json$/);
  const all = readFileSync(await download.path(), "utf8");
  expect(JSON.stringify(JSON.parse(all))).toContain(person.email);
  expect(all).toContain("My coins");

  await page.getByRole("button", { name: "Delete the account" }).click();
  const form = page.getByRole("form", { name: "Delete the account" });
  await form.getByLabel("Your password").fill("not the password");
  await form.getByRole("button", { name: "Delete everything" }).click();
  await form.getByRole("alert").waitFor();
  await form.getByLabel("Your password").fill(person.password);
  await form.getByRole("button", { name: "Delete everything" }).click();
  await page.getByRole("heading", { name: "Sign in", exact: true }).waitFor();
  await signIn(page, person);
  await page.getByRole("alert").waitFor();
  await page.close();
});
