import { expect, test } from "@jest/globals";
import type { Publication } from "../../src/carry-out.ts";
import { permissions, publishScene as scene, warnings } from "../support/publish-scene.ts";

const name = "feature/7-parse-empty-input-as-an-empty-document";
const signed = { settings: { signCommits: true } };
const pushes = (it: { readonly fake: { readonly requests: readonly { readonly operation?: string }[] } }) =>
  it.fake.requests.filter(({ operation }) => operation === "receive-pack").length;

test("a commit that GitHub makes itself is signed, has exactly the change, and names who asked", async () => {
  await using it = await scene({ files: { "parser.js": "throw 1\n", "old.txt": "old\n", "a/b.bin": "x" } });
  const command = `rm old.txt; printf '\\000\\377' > a/b.bin; echo é > 'ü ".txt'; echo 'return []' > parser.js`;
  const answer = await it.publish({ ...signed, command });
  const sha = String(await it.repository.branchSha(name));
  expect(answer.result).toMatchObject({ headSha: sha, operation: "created", number: 1 });
  expect(it.repository.signedCommits.has(sha)).toBe(true);
  const [commit, base] = await it.repository.log(name);
  expect(commit?.parents).toEqual([base?.sha]);
  expect(commit?.message).toMatch(
    /^Parse empty input as an empty document\n\nThe tokenizer [\s\S]*\n\nCo-authored-by: wendy </,
  );
  expect(await it.repository.file(name, 'ü ".txt')).toBe("é\n");
  expect(Object.keys(await it.repository.tree(name))).toEqual(["a/b.bin", "parser.js", 'ü ".txt']);
  expect(it.repository.pullRequest(1)?.body).toContain(sha);
  expect(warnings(answer)).toEqual([]);
  expect(pushes(it)).toBe(0);
  it.fake.assertNoSurprises();
}, 30_000);

test("an update is signed too, on the same branch and nowhere else", async () => {
  await using it = await scene();
  await it.publish(signed);
  const answer = await it.publish({ ...signed, command: "echo 2 > parser.js" });
  const sha = String(await it.repository.branchSha(name));
  expect(answer.result).toMatchObject({ headSha: sha, operation: "updated", number: 1 });
  expect(it.repository.signedCommits.has(sha)).toBe(true);
  expect((await it.repository.log(name)).length).toBe(2);
  expect(Object.keys(await it.repository.branches())).toEqual([name, "main"]);
  expect(it.repository.pullRequest(1)).toMatchObject({ state: "open", pull: { headSha: sha } });
}, 30_000);

test.each([
  ["an executable file", "echo x > run.sh; chmod +x run.sh", /executable files/],
  ["a symbolic link", "ln -s parser.js link", /symbolic links/],
  ["a name that is no text", "echo x > $'a\\377b'", /not UTF-8/],
  ["more than one request can carry", "head -c 22000000 /dev/urandom > large.bin", /too large/],
])(
  "%s can't be signed: it is pushed, and that is said",
  async (_, command, reason) => {
    await using it = await scene();
    const answer = await it.publish({ ...signed, command });
    expect(answer.result).toMatchObject({ number: 1, headSha: await it.repository.branchSha(name) });
    expect(warnings(answer)).toEqual([expect.stringMatching(/^The commit is not signed, because /)]);
    expect(warnings(answer)[0]).toMatch(reason);
    expect(pushes(it)).toBeGreaterThan(0);
  },
  60_000,
);

test("what GitHub's own hooks would make of it is noticed, and what was meant is pushed", async () => {
  await using it = await scene();
  // A machine of GitHub's says that another tree came out.
  it.fake.failNext(/GET .*\/commits\/[0-9a-f]{40}/, {
    status: 200,
    body: { commit: { tree: { sha: "0".repeat(40) } }, parents: [] },
  });
  const answer = await it.publish(signed);
  expect(answer.result).toMatchObject({ number: 1, headSha: await it.repository.branchSha(name) });
  expect(it.repository.signedCommits.has(String(answer.result?.["headSha"]))).toBe(false);
  expect(warnings(answer)).toEqual([expect.stringMatching(/differs from the change/)]);
  expect((await it.repository.log(name)).length).toBe(2);
}, 30_000);

test("ends in the same however far an earlier try came", async () => {
  await using it = await scene();
  const planned = (await it.publish({ ...signed, planned: true })).result as unknown as Publication;
  // Only the branch is made; then the commit's answer is lost.
  it.fake.failNext(/\/graphql$/, { status: 401, body: { message: "Bad credentials" } });
  const [expired] = await it.publishAll({ publication: planned });
  expect(expired?.error).toMatchObject({ name: "UserError" });
  it.fake.failNext(/\/graphql$/, { drop: "after" });
  const [first, second] = await it.publishAll({ publication: planned }, { publication: planned });
  expect(first).toMatchObject({ result: { number: 1, branch: name } });
  expect(second?.result).toEqual(first?.result);
  expect(Object.keys(await it.repository.branches())).toEqual([name, "main"]);
  expect((await it.repository.log(name)).length).toBe(2);
}, 40_000);

test("somebody else's branch, and what somebody pushes meanwhile, stay", async () => {
  await using it = await scene();
  await it.publish(signed);
  const planned = (await it.publish({ ...signed, command: "echo 2 > parser.js", planned: true })).result;
  const pushed = await it.repository.commit({ branch: name, files: { a: "a" }, message: "mine" });
  const answer = await it.publish({ publication: planned as unknown as Publication });
  expect(answer.result).toMatchObject({ number: 2, operation: "created" });
  expect(answer.result?.["branch"]).toMatch(new RegExp(`^${name}-[0-9a-f]{6}$`));
  expect(await it.repository.branchSha(name)).toBe(pushed);
  expect(Object.keys(await it.repository.branches())).toHaveLength(3);
}, 30_000);

test("workflow files that the token may not change are left out of it as of a push", async () => {
  await using it = await scene();
  const command = "mkdir -p .github/workflows; echo 'on: push' > .github/workflows/x.yml; echo 1 > parser.js";
  const answer = await it.publish({ ...signed, command, protectedPaths: ["none"] });
  expect(answer).toMatchObject({ result: { number: 1 } });
  expect(Object.keys(await it.repository.tree(name))).toEqual(["README.md", "parser.js"]);
  expect(it.repository.pullRequest(1)?.body).toContain("- .github/workflows/x.yml (added)");
}, 30_000);

test("a ruleset that wants signed commits takes it, and refuses the pushed one", async () => {
  await using it = await scene({ rules: [{ type: "required_signatures", branches: "feature/**" }] });
  const [pushed, made] = await it.publishAll({}, signed);
  expect(pushed?.error).toMatchObject({
    code: "push-refused",
    message: expect.stringMatching(/ruleset.*verified signatures/),
  });
  expect(made).toMatchObject({ result: { number: 1 } });
}, 30_000);

test("a token that may not write is refused, and leaves no branch", async () => {
  await using it = await scene();
  const token = it.fake.addToken({ kind: "app", permissions: { ...permissions, contents: "read" } });
  const answer = await it.publish({ ...signed, token });
  expect(answer.error).toMatchObject({
    code: "push-refused",
    message: expect.stringMatching(/the token may not/),
  });
  expect(Object.keys(await it.repository.branches())).toEqual(["main"]);
});
