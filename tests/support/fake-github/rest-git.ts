import { type Need, Refusal } from "./access.ts";
import { existingObject } from "./git-objects.ts";
import { moveRef, noObject } from "./move-ref.ts";
import type { FakeRepository } from "./repository.ts";
import type { Routes } from "./rest.ts";

const base = "/repos/{owner}/{repo}";
const read: Need = { permission: "contents", level: "read" };
const write: Need = { permission: "contents", level: "write", role: "write" };

/** Branches, refs, commits, trees, blobs, contents, comparisons. */
export const gitRoutes: Routes = {
  [`GET ${base}/branches`]: async (call) => {
    const repository = call.repository(read);
    const branches = Object.entries(await repository.branches());
    return call.page(branches.map(([name, sha]) => branchJson(repository, name, sha)));
  },
  [`GET ${base}/branches/{branch...}`]: async (call) => {
    const repository = call.repository(read);
    const sha = await repository.branchSha(call.param("branch"));
    if (sha === undefined) throw new Refusal(404, "Branch not found");
    const commit = await commitJson(repository, sha);
    return { status: 200, body: { ...branchJson(repository, call.param("branch"), sha), commit } };
  },
  [`GET ${base}/git/ref/{ref...}`]: async (call) => {
    const repository = call.repository(read);
    const sha = await repository.resolve(`refs/${call.param("ref")}`);
    if (sha === undefined) throw new Refusal(404, "Not Found");
    return { status: 200, body: await refJson(repository, `refs/${call.param("ref")}`, sha) };
  },
  [`GET ${base}/git/matching-refs/{ref...}`]: async (call) => {
    const repository = call.repository(read);
    const text = await repository.read("for-each-ref", "--format=%(refname) %(objectname)");
    const refs = text.split("\n").map((line) => line.split(" ") as [string, string]);
    const found = refs.filter(([ref]) => ref.startsWith(`refs/${call.param("ref")}`));
    return call.page(await Promise.all(found.map(([ref, sha]) => refJson(repository, ref, sha))));
  },
  [`POST ${base}/git/refs`]: async (call) => {
    const repository = call.repository(write);
    const ref = call.text("ref") ?? "";
    const to = await existingObject(repository, call.text("sha") ?? "");
    if (!/^refs\/[^/]+\/./.test(ref))
      throw new Refusal(422, "Reference name must contain at least three slashes");
    if ((await repository.resolve(ref)) !== undefined) throw new Refusal(422, "Reference already exists");
    await moveRef(call.world, call.viewer, repository, { ref, from: noObject, to });
    return { status: 201, body: await refJson(repository, ref, to) };
  },
  [`PATCH ${base}/git/refs/{ref...}`]: async (call) => {
    const repository = call.repository(write);
    const ref = `refs/${call.param("ref")}`;
    const from = await repository.resolve(ref);
    if (from === undefined) throw new Refusal(422, "Reference does not exist");
    const to = await existingObject(repository, call.text("sha") ?? "");
    const forward = (await repository.run("merge-base", "--is-ancestor", from, to)).exitCode === 0;
    if (!forward && call.input("force") !== true) throw new Refusal(422, "Update is not a fast forward");
    await moveRef(call.world, call.viewer, repository, { ref, from, to });
    return { status: 200, body: await refJson(repository, ref, to) };
  },
  [`DELETE ${base}/git/refs/{ref...}`]: async (call) => {
    const repository = call.repository(write);
    const ref = `refs/${call.param("ref")}`;
    const from = await repository.resolve(ref);
    if (from === undefined) throw new Refusal(422, "Reference does not exist");
    await moveRef(call.world, call.viewer, repository, { ref, from, to: noObject });
    return { status: 204 };
  },
  [`GET ${base}/commits/{ref...}`]: async (call) => {
    const repository = call.repository(read);
    const sha = await resolveCommit(repository, call.param("ref"));
    if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${call.param("ref")}`);
    return { status: 200, body: await commitJson(repository, sha) };
  },
  [`GET ${base}/commits`]: async (call) => {
    const repository = call.repository(read);
    const sha = await resolveCommit(repository, call.query("sha") ?? repository.defaultBranch);
    if (sha === undefined) throw new Refusal(404, "Not Found");
    const shas = (await repository.read("rev-list", "--max-count=100", sha)).split("\n");
    return call.page(await Promise.all(shas.map((each) => commitJson(repository, each))));
  },
  [`GET ${base}/compare/{range}`]: async (call) => {
    const repository = call.repository(read);
    const [from = "", to = ""] = call.param("range").split("...");
    const [fromSha, toSha] = [await resolveCommit(repository, from), await resolveCommit(repository, to)];
    if (fromSha === undefined || toSha === undefined) throw new Refusal(404, "Not Found");
    const counts = await repository.read("rev-list", "--left-right", "--count", `${fromSha}...${toSha}`);
    const [behind = 0, ahead = 0] = counts.split("\t").map(Number);
    const status =
      ahead === 0 ? (behind === 0 ? "identical" : "behind") : behind === 0 ? "ahead" : "diverged";
    const shas = (await repository.read("rev-list", "--reverse", `${fromSha}..${toSha}`)).split("\n");
    const commits = shas.filter((sha) => sha !== "").map((sha) => commitJson(repository, sha));
    const files = await filesJson(repository, `${fromSha}...${toSha}`);
    const body = { status, ahead_by: ahead, behind_by: behind, total_commits: ahead };
    return { status: 200, body: { ...body, commits: await Promise.all(commits), files } };
  },
};

function branchJson(repository: FakeRepository, name: string, sha: string) {
  const url = `${repository.apiUrl}/commits/${sha}`;
  const isProtected = repository.isProtected(name) || repository.rulesFor(name).length > 0;
  return { name, commit: { sha, url }, protected: isProtected };
}

async function refJson(repository: FakeRepository, ref: string, sha: string) {
  const type = await repository.read("cat-file", "-t", sha);
  const url = `${repository.apiUrl}/git/${ref}`;
  return { ref, node_id: `REF_${ref}`, url, object: { sha, type, url } };
}

/** A commit as `GET /commits/{sha}` shows it. */
export async function commitJson(repository: FakeRepository, sha: string) {
  const format = "--format=%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B";
  const text = await repository.read("show", "--no-patch", format, sha);
  const [tree, parents = "", an, ae, ad, cn, ce, cd, message = ""] = text.split("\0");
  const url = `${repository.apiUrl}/commits/${sha}`;
  return {
    sha,
    node_id: `C_${sha}`,
    url,
    html_url: `${repository.url}/commit/${sha}`,
    commit: {
      author: { name: an, email: ae, date: ad },
      committer: { name: cn, email: ce, date: cd },
      message: message.trimEnd(),
      tree: { sha: tree },
      verification: verification(repository, sha),
    },
    author: null,
    committer: null,
    parents: parents.split(" ").flatMap((parent) => (parent === "" ? [] : [{ sha: parent }])),
  };
}

function verification(repository: FakeRepository, sha: string) {
  const verified = repository.signedCommits.has(sha);
  return { verified, reason: verified ? "valid" : "unsigned", signature: null, payload: null };
}

const statusNames: Readonly<Record<string, string>> = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
  T: "changed",
};

/** Changed files of a range `a...b`, as pull requests and comparisons list them. */
export async function filesJson(repository: FakeRepository, range: string) {
  const raw = (await repository.read("diff", "--raw", "--no-renames", "--abbrev=40", "-z", range)).split(
    "\0",
  );
  const counts = (await repository.read("diff", "--numstat", "--no-renames", "-z", range)).split("\0");
  const lines = new Map(
    counts.map((entry) => {
      const [added, deleted, path = ""] = entry.split("\t");
      return [path, { additions: Number(added) || 0, deletions: Number(deleted) || 0 }];
    }),
  );
  const files = [];
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const [, , , sha, letter = ""] = (raw[index] ?? "").split(" ");
    const filename = raw[index + 1] ?? "";
    const { additions, deletions } = lines.get(filename) ?? { additions: 0, deletions: 0 };
    const changes = additions + deletions;
    files.push({ sha, filename, status: statusNames[letter] ?? "changed", additions, deletions, changes });
  }
  return files;
}

async function resolveCommit(repository: FakeRepository, name: string): Promise<string | undefined> {
  return (
    (await repository.branchSha(name)) ??
    (await repository.resolve(`refs/tags/${name}^{commit}`)) ??
    (/^[0-9a-f]{4,40}$/.test(name) ? await repository.resolve(`${name}^{commit}`) : undefined)
  );
}
