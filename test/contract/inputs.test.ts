import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { mostOf } from "../../src/routes/http/body.ts";
import { ORIGIN } from "../people.ts";
import type { Answer, Question } from "./ask.ts";
import { asked, goodQuestion } from "./ask.ts";
import { endpoints } from "./document.ts";
import { atTheBounds, placesOf, put, wrongTexts, wrongValues } from "./spoil.ts";
import { makeOwned } from "./world.ts";

const owned = await makeOwned();

/** The fields that an answer says are wrong. */
const namedBy = ({ status, body, text }: Answer, what: string): string[] => {
  expect(status, `${what}: ${text.slice(0, 500)}`).toBe(400);
  const { code, errors = [] } = body as { code: string; errors?: { path: string }[] };
  expect(code, what).toBe("VALIDATION_ERROR");
  return errors.map(({ path }) => path);
};

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : [...part])));

/** A health check has no inputs, and takes what a load balancer adds to it. */
const withInputs = endpoints.filter(({ path }) => path.startsWith("/api/"));

describe.each(withInputs)("$id", (endpoint) => {
  const good = async (over: Partial<Question> = {}) => ({ ...(await goodQuestion(endpoint, owned)), ...over });

  it("knows no other parameters", async () => {
    const { query } = await good();
    const answer = await asked(endpoint, await good({ query: { ...query, surprise: "1" } }));
    expect(namedBy(answer, "an unknown parameter")).toEqual(["query.surprise"]);
  });

  for (const parameter of endpoint.parameters) {
    const { name, in: where } = parameter;
    it(`takes only what the contract says for ${name} in the ${where}`, async () => {
      for (const text of wrongTexts(parameter)) {
        // Headers carry no control characters, and end without spaces.
        if (where === "header" && /^\s|\s$|[^\x20-\x7e]/.test(text)) continue;
        const question = await good();
        const part = ({ path: "path", query: "query", header: "headers", cookie: "headers" } as const)[where];
        const answer = await asked(endpoint, { ...question, [part]: { ...question[part], [name]: text } });
        const what = `${name}=${JSON.stringify(text.slice(0, 40))}`;
        expect(namedBy(answer, what), what).toEqual([`${where}.${name}`]);
      }
    });

    if (where === "path") {
      it.each(["%", "%FF", "%C0%80", "%ED%A0%80"])(`survives the bad encoding %s for ${name}`, async (text) => {
        const { path, headers } = await good();
        const url = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
          key === name ? text : (path[key] ?? ""),
        );
        const response = await exports.default.fetch(`${ORIGIN}${url}`, { method: endpoint.method, headers });
        expect([400, 404]).toContain(response.status);
        await response.body?.cancel();
      });
    }

    if (where === "query") {
      it.each(atTheBounds(parameter))(`takes ${name}=%d`, async (value) => {
        const { query } = await good();
        const answer = await asked(endpoint, await good({ query: { ...query, [name]: String(value) } }));
        expect(answer.status).toBe(200);
      });

      it(`takes ${name} once`, async () => {
        const { path, headers } = await good();
        const url = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => path[key] ?? "");
        const response = await exports.default.fetch(`${ORIGIN}${url}?${name}=1&${name}=2`, {
          method: endpoint.method,
          headers,
        });
        expect(response.status).toBe(400);
        await response.body?.cancel();
      });
    }
  }

  const { body } = endpoint;
  if (body === null) return;

  it("names every field that has a wrong value, and repeats none of it", async () => {
    const question = await good();
    for (const place of placesOf(body, question.body)) {
      const path = ["body", ...place.keys].join(".");
      for (const value of wrongValues(place)) {
        const what = `${path} = ${JSON.stringify(value)?.slice(0, 60)}`;
        const answer = await asked(endpoint, { ...question, body: put(question.body, place.keys, value) }, what);
        const named = namedBy(answer, what);
        expect(
          named.some((one) => one === path || one.startsWith(`${path}.`)),
          `${what}: ${named.join()}`,
        ).toBe(true);
        if (typeof value === "string" && value.length > 50) expect(answer.text).not.toContain(value.slice(0, 50));
      }
    }
  }, 30_000);

  it("names every field that it does not know, at any depth", async () => {
    const question = await good();
    const objects = placesOf(body, question.body).filter(({ keys }) => isObjectAt(question.body, keys));
    for (const keys of [[], ...objects.map((place) => place.keys)]) {
      const spoilt = put(question.body, [...keys, "surprise"], 1);
      const answer = await asked(endpoint, { ...question, body: spoilt });
      expect(namedBy(answer, keys.join("."))).toContain(["body", ...keys, "surprise"].join("."));
    }
  });

  it("names everything that is wrong at once", async () => {
    const question = await good();
    const surprises = { surprise: 1, another: 2 };
    const spoilt = {
      ...question,
      query: { ...question.query, strange: "1" },
      body: { ...(question.body as object), ...surprises },
    };
    const named = namedBy(await asked(endpoint, spoilt), "two parts");
    expect(named).toEqual(expect.arrayContaining(["query.strange", "body.surprise", "body.another"]));
  });

  it.each([
    ["nothing", bytes("")],
    ["half an object", bytes('{"')],
    ["a list", bytes("[]")],
    ["a text", bytes('"x"')],
    ["null", bytes("null")],
    ["a number beyond all bounds", bytes("1e999")],
    ["a comma too many", bytes('{"a":1,}')],
    ["ten thousand lists in each other", bytes("[".repeat(10_000), "]".repeat(10_000))],
    ["a prototype", bytes('{"__proto__":{"admin":true},"constructor":{}}')],
    ["bad UTF-8", bytes('{"name":"', [0xc3, 0x28], '"}')],
    ["an overlong encoding", bytes('{"name":"', [0xc0, 0x80], '"}')],
    ["half a character", bytes('{"name":"', [0xed, 0xa0, 0x80], '"}')],
  ])("refuses %s", async (what, sent) => {
    const answer = await asked(endpoint, await good({ body: sent }));
    for (const path of namedBy(answer, what)) expect(path).toMatch(/^body(\.|$)/);
  });

  it("reads JSON only, and not more than it should", async () => {
    const { headers } = await good();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset", ""]) {
      const answer = await asked(endpoint, await good({ headers: { ...headers, "content-type": type } }));
      expect(answer.body, type).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
    }
    const large = await asked(endpoint, await good({ body: bytes(" ".repeat(mostOf(endpoint.path)), "{}") }));
    expect(large.body).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });
});

function isObjectAt(body: unknown, keys: readonly (string | number)[]): boolean {
  const found = keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], body);
  return typeof found === "object" && found !== null && !Array.isArray(found);
}
