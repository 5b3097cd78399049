import { expect, test } from "@jest/globals";
import { secondaryLimit, submittedTooQuickly } from "../support/fake-github/limits.ts";
import { openScene, prCreate, type Scene } from "../support/fake-github/scene.ts";

async function openChanged(): Promise<Scene> {
  const scene = await openScene({
    roles: { alice: "write" },
    token: (hub) => hub.addToken({ kind: "user", login: "alice" }),
  });
  await scene.repository.commit({ branch: "change", from: "trunk", files: { a: "1\n" }, message: "Change" });
  return scene;
}

test("a pull request that comes too soon after others, in the words that gh shows", async () => {
  await using scene = await openChanged();
  scene.hub.failNext(/PullRequestCreate/, submittedTooQuickly("createPullRequest"));
  expect(await scene.client.gh(...prCreate("change"))).toMatchObject({
    exitCode: 1,
    stderr: "pull request create failed: GraphQL: was submitted too quickly (createPullRequest)\n",
  });
  expect(scene.repository.pullRequests).toEqual([]);
  expect(await scene.client.gh(...prCreate("change"))).toMatchObject({ exitCode: 0 });
  scene.hub.assertNoSurprises();
});

test("the secondary limit, for gh over GraphQL and for octokit over REST", async () => {
  await using scene = await openChanged();
  const { hub, client } = scene;
  hub.failNext(/PullRequestCreate/, secondaryLimit());
  const created = await client.gh(...prCreate("change"));
  expect(created.exitCode).toBe(1);
  expect(created.stderr).toMatch(
    /HTTP 403: You have exceeded a secondary rate limit\. Please wait a few minutes/,
  );
  hub.failNext(/GET .*\/repos\/octo\/demo$/, secondaryLimit({ retryAfterSeconds: 5 }));
  const answer = await client.octokit(`
    return octokit.rest.repos.get({ owner: "octo", repo: "demo" }).catch((error) =>
      [error.status, error.response.headers["retry-after"], error.response.data.message]);`);
  expect(answer).toEqual([403, "5", expect.stringMatching(/^You have exceeded a secondary rate limit/)]);
});

test("a review that is asked of the pull request's own author", async () => {
  await using scene = await openChanged();
  await scene.client.gh(...prCreate("change"));
  const answer = await scene.client.octokit(`
    return octokit.rest.pulls.requestReviewers({ owner: "octo", repo: "demo", pull_number: 1, reviewers: ["alice"] })
      .catch((error) => [error.status, error.response.data.message]);`);
  expect(answer).toEqual([422, "Review cannot be requested from pull request author."]);
});

test("a branch that is made twice", async () => {
  await using scene = await openChanged();
  const sha = await scene.repository.branchSha("trunk");
  const answers = await scene.client.octokit(`
    const make = () => octokit.rest.git.createRef({ owner: "octo", repo: "demo", ref: "refs/heads/new", sha: "${sha}" })
      .then(({ status }) => [status], (error) => [error.status, error.response.data.message]);
    return [await make(), await make()];`);
  expect(answers).toEqual([[201], [422, "Reference already exists"]]);
  scene.hub.assertNoSurprises();
});
