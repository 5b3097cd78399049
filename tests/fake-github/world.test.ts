import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { startFakeGitHub } from "../support/fake-github/index.ts";
import { openScene, prCreate, url } from "../support/fake-github/scene.ts";

describe("a fault", () => {
  test("spoils the next matching request only", async () => {
    await using scene = await openScene();
    const { hub, client, repository } = scene;
    await repository.commit({ branch: "change", from: "trunk", files: { a: "1" }, message: "Change" });
    hub.failNext(/^POST \/graphql PullRequestCreate$/, { status: 502, body: { message: "Server Error" } });
    expect(await client.gh(...prCreate("change"))).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("HTTP 502"),
    });
    expect(repository.pullRequests).toEqual([]);
    expect(await client.gh(...prCreate("change"))).toMatchObject({ exitCode: 0 });
    expect(
      hub.requests.filter(({ operation }) => operation === "PullRequestCreate").map(({ status }) => status),
    ).toEqual([502, 200]);
  });

  test("may carry GitHub's headers and come as often as said", async () => {
    await using scene = await openScene();
    scene.hub.failNext(/^GET \/repos/, { status: 429, headers: { "retry-after": "7" }, times: 2 });
    const status = async () => (await scene.client.gh("api", "--include", "repos/octo/demo")).stdout;
    expect(await status()).toMatch(/^HTTP\/1.1 429 .*Retry-After: 7/s);
    expect(await status()).toMatch(/^HTTP\/1.1 429 /);
    expect(await status()).toMatch(/^HTTP\/1.1 200 /);
  });

  test("may lose only the answer: the work is done", async () => {
    await using scene = await openScene({ change: { a: "1" } });
    const { hub, client, repository } = scene;
    hub.failNext(/^GIT receive-pack octo\/demo data$/, { drop: "after" });
    expect((await client.push("HEAD:refs/heads/change")).exitCode).not.toBe(0);
    expect(Object.keys(await repository.branches())).toEqual(["change", "trunk"]);
    hub.failNext(/PullRequestCreate/, { drop: "after" });
    expect((await client.gh(...prCreate("change"))).exitCode).toBe(1);
    expect(repository.pullRequests).toHaveLength(1);
  });

  test("may cut the connection before anything is done", async () => {
    await using scene = await openScene({ change: { a: "1" } });
    scene.hub.failNext(/^GIT receive-pack/, { drop: "before" });
    expect((await scene.client.push("HEAD:refs/heads/change")).exitCode).not.toBe(0);
    expect(Object.keys(await scene.repository.branches())).toEqual(["trunk"]);
  });

  test("may never answer; disposal ends it", async () => {
    await using scene = await openScene();
    const { hub, client } = scene;
    hub.failNext(/^GET \/repos/, { hang: true });
    const asked = client.gh("api", "repos/octo/demo");
    while (hub.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await hub[Symbol.asyncDispose]();
    expect((await asked).exitCode).toBe(1);
  });
});

describe("strictness", () => {
  test("a route that isn't there is answered with 501 and fails the test", async () => {
    await using scene = await openScene();
    expect((await scene.client.gh("api", "repos/octo/demo/nonsense")).stderr).toContain("HTTP 501");
    expect(() => scene.hub.assertNoSurprises()).toThrow("GET /repos/octo/demo/nonsense");
  });

  test("an unknown GraphQL field is answered as GitHub does and fails the test", async () => {
    await using scene = await openScene();
    const query = 'query={ repository(owner: "octo", name: "demo") { nonsense } }';
    const asked = await scene.client.gh("api", "graphql", "-f", query);
    expect(asked.stderr).toContain("Field 'nonsense' doesn't exist on type 'Repository'");
    expect(() => scene.hub.assertNoSurprises()).toThrow("nonsense");
  });

  test("a list without first or last, or with too many, is refused", async () => {
    await using scene = await openScene();
    const labels = async (page: string) =>
      scene.client.gh(
        "api",
        "graphql",
        "-f",
        `query={ repository(owner: "octo", name: "demo") { labels${page} { nodes { name } } } }`,
      );
    expect((await labels("")).stderr).toContain("You must provide a `first` or `last` value");
    expect((await labels("(first: 101)")).stderr).toContain("exceeds the `first` limit of 100 records");
    expect((await labels("(first: 100)")).exitCode).toBe(0);
  });

  test("no other host is reachable, and the attempt is on record", async () => {
    await using scene = await openScene();
    const { hub, client } = scene;
    expect((await client.git("ls-remote", "https://gitlab.example/octo/demo")).exitCode).not.toBe(0);
    expect(hub.refusedHosts).toEqual(["gitlab.example:443"]);
    expect(hub.requests).toEqual([]);
  });
});

describe("the world", () => {
  test("is the same for the same files", async () => {
    await using one = await openScene();
    await using two = await openScene();
    expect(await one.repository.branches()).toEqual(await two.repository.branches());
  });

  test("starts from an existing git directory", async () => {
    await using scene = await openScene();
    const { hub, client, repository } = scene;
    await client.git("clone", "--quiet", url, "work");
    await client.commit({ a: "1" });
    const copy = await hub.addRepository({
      name: "octo/copy",
      defaultBranch: "trunk",
      from: `${client.directory}/work`,
    });
    expect((await copy.log("trunk")).map(({ message }) => message)).toEqual(["Change", "Initial commit"]);
    expect(await copy.file("trunk", "README.md")).toBe(await repository.file("trunk", "README.md"));
  });

  test("shows its certificate to every user and leaves nothing behind", async () => {
    const hub = await startFakeGitHub();
    const authority = hub.env["SSL_CERT_FILE"] ?? "";
    const directory = dirname(authority);
    expect((await stat(authority)).mode & 0o777).toBe(0o644);
    expect((await stat(directory)).mode & 0o777).toBe(0o755);
    await hub[Symbol.asyncDispose]();
    expect(existsSync(directory)).toBe(false);
  });
});
