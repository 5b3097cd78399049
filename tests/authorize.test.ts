import { describe, expect, test } from "@jest/globals";
import { authorize } from "../src/authorize.ts";

const roles: Record<string, { permission: "admin" | "write" | "read" | "none"; role: string }> = {
  owner: { permission: "admin", role: "admin" },
  maintainer: { permission: "write", role: "maintain" },
  writer: { permission: "write", role: "write" },
  triager: { permission: "read", role: "triage" },
  reader: { permission: "read", role: "read" },
};
const github = {
  repository: { owner: "octo", name: "demo" },
  permissionOf: async (login: string) => roles[login] ?? { permission: "none" as const, role: "none" },
};
const by = (login: string, type = "User") => ({ sender: { login, type } });

describe("a run may be started", () => {
  test.each(["owner", "maintainer", "writer"])("by someone with write permission: %s", async (login) => {
    expect(
      await authorize(github, { trigger: { event: "issues", payload: by(login) }, actor: login }),
    ).toEqual({
      type: "granted",
      people: [login],
    });
  });

  test("by a schedule, for the person behind it", async () => {
    expect(
      await authorize(github, { trigger: { event: "schedule", payload: {} }, actor: "writer" }),
    ).toMatchObject({
      type: "granted",
    });
  });

  test("again by another writer, both being asked about", async () => {
    expect(
      await authorize(github, { trigger: { event: "issues", payload: by("writer") }, actor: "owner" }),
    ).toEqual({
      type: "granted",
      people: ["writer", "owner"],
    });
  });
});

describe("a run that changes another repository", () => {
  const home = {
    repository: { owner: "octo", name: "home" },
    permissionOf: async () => ({ permission: "read" as const, role: "triage" }),
  };

  test("needs write permission on the workflow's own too", async () => {
    const trigger = { event: "issues", payload: by("writer") };
    expect(await authorize(github, { trigger, actor: "writer" }, home)).toEqual({
      type: "refused",
      reason: expect.stringMatching(/^writer has the role "triage" on octo\/home;/),
    });
  });

  test("isn't asked about it where GitHub has seen to that", async () => {
    const trigger = { event: "workflow_dispatch", payload: by("writer") };
    expect(await authorize(github, { trigger, actor: "writer" }, home)).toMatchObject({ type: "granted" });
    expect(await authorize(home, { trigger, actor: "writer" }, github)).toMatchObject({ type: "refused" });
  });
});

describe("a run is refused", () => {
  const cases: [string, string, unknown, string, RegExp][] = [
    [
      "a label from someone who may only triage",
      "issues",
      by("triager"),
      "triager",
      /triager has the role "triage"/,
    ],
    ["a label from a reader", "issues", by("reader"), "reader", /only people with write permission/],
    ["a stranger", "issues", by("stranger"), "stranger", /has no role on octo\/demo that the token can see/],
    ["a re-run by a reader", "issues", by("writer"), "reader", /reader has the role/],
    ["a re-run of a reader's event by a writer", "issues", by("reader"), "writer", /reader has the role/],
    ["a bot", "issues", by("helper[bot]", "Bot"), "helper[bot]", /by a bot \(helper\[bot\]\)/],
    [
      "a person whose name ends like a bot's",
      "issues",
      by("writer[bot]"),
      "writer[bot]",
      /called a User, which doesn't go with the name/,
    ],
    [
      "an organisation",
      "issues",
      by("octo", "Organization"),
      "octo",
      /octo, which is no person \(Organization\)/,
    ],
    ["pull_request_target", "pull_request_target", by("owner"), "owner", /pull_request_target/],
    ["workflow_run", "workflow_run", by("owner"), "owner", /workflow_run/],
    [
      "a pull request from a fork",
      "pull_request",
      { ...by("owner"), repository: { id: 1 }, pull_request: { head: { repo: { id: 2 } } } },
      "owner",
      /from a fork/,
    ],
    [
      "a pull request from a deleted fork",
      "pull_request",
      { ...by("owner"), repository: { id: 1 }, pull_request: { head: { repo: null } } },
      "owner",
      /from a fork/,
    ],
    ["nobody", "schedule", {}, "", /doesn't say who/],
  ];
  test.each(cases)("%s", async (_, event, payload, actor, reason) => {
    expect(await authorize(github, { trigger: { event, payload }, actor })).toEqual({
      type: "refused",
      reason: expect.stringMatching(reason),
    });
  });

  test("when GitHub can't say", async () => {
    const down = { ...github, permissionOf: () => Promise.reject(new Error("down")) };
    await expect(
      authorize(down, { trigger: { event: "issues", payload: by("writer") }, actor: "writer" }),
    ).rejects.toThrow("down");
  });
});
