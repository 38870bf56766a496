import { beforeAll, describe, expect, it } from "vitest";
import { ORIGIN } from "../people.ts";
import { asked, goodQuestion, kindOf, pathValues, sourceOf } from "./ask.ts";
import type { Answer } from "./ask.ts";
import type { Endpoint } from "./document.ts";
import { endpoints, isRead } from "./document.ts";
import { PATH_VALUES, UNPROVED } from "./recipes.ts";
import { expiredToken, forgedTokens } from "./tokens.ts";
import type { Owned } from "./world.ts";
import { makeOwned } from "./world.ts";

const ann = await makeOwned();
const bob = await makeOwned();
const closed = endpoints.filter(({ openedBy }) => openedBy.length > 0);
const altered = (text: string) => `${text.slice(0, -6)}AAAAAA`;

const REFUSED = { status: 401, body: { code: "AUTHENTICATION_ERROR" } };

describe.each(closed)("$id", (endpoint) => {
  const unproved = async (headers: Record<string, string>) => {
    const good = await goodQuestion(endpoint, ann);
    return asked(endpoint, { ...good, headers: { ...UNPROVED[endpoint.openedBy[0] ?? ""], ...headers } });
  };

  it("is closed to whoever proves nothing", async () => {
    expect(await unproved({})).toMatchObject(REFUSED);
    expect(await unproved({ authorization: "Basic YWRhOmxvdmVsYWNl" })).toMatchObject(REFUSED);
    expect(await unproved({ authorization: "Bearer" })).toMatchObject(REFUSED);
  });

  if (endpoint.openedBy.includes("bearerAuth")) {
    it("is closed to a token that is over", async () => {
      const headers = { authorization: `Bearer ${await expiredToken(ann.person)}` };
      expect(await unproved(headers)).toMatchObject(REFUSED);
    });

    it("is closed to every token that is not ours, also beside a good cookie", async () => {
      for (const [kind, token] of Object.entries(await forgedTokens(ann.person))) {
        for (const cookie of [{}, { cookie: ann.person.cookie, origin: ORIGIN }]) {
          const answer = await unproved({ authorization: `Bearer ${token}`, ...cookie });
          expect(answer, `a token ${kind}`).toMatchObject(REFUSED);
        }
      }
    });
  }

  if (endpoint.openedBy.includes("sessionCookie")) {
    it("is closed to an altered cookie, and to what another site asks with a good one", async () => {
      const { cookie } = ann.person;
      expect(await unproved({ cookie: altered(cookie), origin: ORIGIN })).toMatchObject(REFUSED);
      if (isRead(endpoint)) return;
      for (const origin of [{}, { origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
        const answer = await unproved({ cookie, ...origin });
        expect(answer).toMatchObject({ status: 403, body: { code: "AUTHORIZATION_ERROR" } });
      }
    });
  }

  const personal = endpoint.parameters.filter(
    (parameter) => parameter.in === "path" && PATH_VALUES[kindOf(endpoint, parameter)]?.invented !== undefined,
  );
  if (personal.length > 0) {
    it.each(personal.map(({ name }) => name))(
      "does not tell another person's {%s} from one that nobody has",
      async (name) => {
        const strange = await withId(endpoint, name, ann);
        const invented = await withId(endpoint, name, null);
        expect([401, 404]).toContain(strange.status);
        expect(withoutRequestId(strange)).toEqual(withoutRequestId(invented));
      },
    );
  }

  if (endpoint.openedBy.includes("apiKey")) {
    it("is open to a key of that scope", async () => {
      const owned = isRead(endpoint) ? ann : await makeOwned();
      const authorization = `Bearer ${isRead(endpoint) ? owned.readKey : owned.key}`;
      const answer = await asked(endpoint, { ...(await goodQuestion(endpoint, owned)), headers: { authorization } });
      expect(answer.status, answer.text).toBeLessThan(300);
    });
  } else {
    it("is closed to any key", async () => {
      expect([401, 403]).toContain((await unproved({ authorization: `Bearer ${ann.key}` })).status);
    });
  }

  if (!isRead(endpoint)) {
    it("is closed to a key that may only read", async () => {
      expect([401, 403]).toContain((await unproved({ authorization: `Bearer ${ann.readKey}` })).status);
    });
  }
});

/** Bob asks for what is his, save one id: ann's, or with null one that nobody has. */
async function withId(endpoint: Endpoint, name: string, whose: Owned | null): Promise<Answer> {
  const good = await goodQuestion(endpoint, bob);
  const other = pathValues(endpoint, (schema) => {
    const source = sourceOf(schema);
    return whose === null ? (source.invented?.() ?? source.of(bob)) : source.of(whose);
  });
  return asked(endpoint, { ...good, path: { ...good.path, [name]: other[name] ?? "" } });
}

const withoutRequestId = ({ status, body }: Answer) => ({ status, ...(body as object), requestId: "" });

describe("what was tried here", () => {
  let answers: Answer[];
  beforeAll(async () => {
    const reads = closed.filter((endpoint) => isRead(endpoint) && !endpoint.isSocket);
    answers = await Promise.all(reads.map(async (endpoint) => asked(endpoint, await goodQuestion(endpoint, ann))));
  });

  it("took nothing from its owner", () => {
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});
