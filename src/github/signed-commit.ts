import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { Git } from "../git.ts";
import { type Api, describe, graphqlRefusal, statusOf } from "./api.ts";
import { type Access, makeEmptyDir, openServerGit } from "./git-server.ts";
import { BranchTaken, type PushOptions } from "./push.ts";

/** What became of a commit that GitHub was to make and sign itself. */
export type Signed =
  | { readonly type: "signed"; readonly sha: string }
  /** Nothing of it is on the branch: it has to be pushed. */
  | { readonly type: "unsigned"; readonly reason: string };

/** Of all files together; they travel in one request. */
const maxBytes = 20 * 1024 * 1024;
const maxFiles = 1000;

/**
 * Makes a local commit again through the API, where GitHub signs it in the name of the token's owner: on a branch that
 * must not exist, or instead of what `expect` says that the branch is. Safe to repeat. Rejects with UserError, and
 * with BranchTaken for a branch that is something else.
 */
export async function commitSigned(
  access: Access,
  api: Api,
  { owner, name }: { readonly owner: string; readonly name: string },
  options: PushOptions,
): Promise<Signed> {
  const git = await openServerGit(access, options.gitDir);
  const commit = await readCommit(git, options.sha);
  const changes = await readChanges(git, access.tempDir, commit, options.sha);
  const { files } = changes;
  if (files === undefined) return { type: "unsigned", reason: changes.reason };
  const refs = openRefs(api, { owner, name });
  const isOurs = async (sha: string) => {
    const made = await refs.readCommit(sha);
    return made.tree === commit.tree && made.parents.join() === commit.parent;
  };

  const now = await refs.read(options.branch);
  // An earlier attempt may have come so far.
  if (now !== undefined && now !== commit.parent && (await isOurs(now))) return { type: "signed", sha: now };
  if (options.expect === "absent" ? now !== undefined && now !== commit.parent : now !== options.expect) {
    throw new BranchTaken("push-refused", `The branch ${options.branch} exists on ${owner}/${name} already.`);
  }
  // GitHub adds commits to a branch and can't put one in another's place: that takes a branch beside it.
  const beside = options.expect === "absent" ? undefined : `${options.branch}-${options.sha.slice(0, 8)}`;
  const target = beside ?? options.branch;
  try {
    const made = await commitOn(target, beside === undefined ? now : await refs.read(beside), files);
    if (!(await isOurs(made))) {
      if (beside === undefined) await refs.remove(target);
      return { type: "unsigned", reason: "what GitHub made of it differs from the change" };
    }
    if (beside !== undefined) await refs.move(options.branch, { from: options.expect, to: made });
    return { type: "signed", sha: made };
  } finally {
    if (beside !== undefined) await refs.remove(beside);
  }

  async function commitOn(branch: string, there: string | undefined, of: FileChanges): Promise<string> {
    if (there !== undefined && there !== commit.parent) return there;
    if (there === undefined) await refs.create(branch, commit.parent);
    try {
      return await refs.commit(branch, commit, of);
    } catch (error) {
      // A branch without a commit of its own is of no use to anybody.
      if (there === undefined) await refs.remove(branch);
      throw error;
    }
  }
}

interface Commit {
  readonly tree: string;
  readonly parent: string;
  readonly headline: string;
  readonly body: string;
}

async function readCommit(git: Git, sha: string): Promise<Commit> {
  const text = await git.read(["cat-file", "commit", sha]);
  const end = text.indexOf("\n\n");
  const header = (field: string) => new RegExp(`^${field} ([0-9a-f]+)$`, "m").exec(text.slice(0, end))?.[1];
  const [headline = "", ...rest] = text.slice(end + 2).split("\n");
  const [tree, parent] = [header("tree"), header("parent")];
  if (tree === undefined || parent === undefined) throw new Error(`${sha} has no tree or no parent`);
  return { tree, parent, headline, body: rest.join("\n").trim() };
}

interface FileChanges {
  readonly additions: readonly { readonly path: string; readonly contents: string }[];
  readonly deletions: readonly { readonly path: string }[];
}

/** The commit's files as the API takes them, or why it can't. */
async function readChanges(
  git: Git,
  tempDir: string,
  { parent }: Commit,
  sha: string,
): Promise<{ readonly files: FileChanges } | { readonly files?: never; readonly reason: string }> {
  const listing = await git.run(["diff-tree", "-r", "-z", "--raw", "--no-renames", parent, sha]);
  if (listing.exitCode !== 0) throw new Error(`git diff-tree failed: ${listing.stderr}`);
  const fields = listing.stdout.toString("latin1").split("\0");
  const added: { readonly path: string; readonly object: string }[] = [];
  const deletions: { readonly path: string }[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [, newMode = "", , object = ""] = (fields[at] ?? "").split(" ");
    const bytes = Buffer.from(fields[at + 1] ?? "", "latin1");
    const path = bytes.toString("utf8");
    if (!Buffer.from(path).equals(bytes)) return { reason: "a file's name is not UTF-8" };
    if (newMode === "000000") deletions.push({ path });
    else if (newMode === "100644") added.push({ path, object });
    else return { reason: "GitHub can sign no executable files, symbolic links or submodules" };
  }
  if (added.length + deletions.length > maxFiles) return { reason: "the change has too many files" };
  const contents = await readBlobs(
    git,
    tempDir,
    added.map(({ object }) => object),
  );
  if (contents === undefined) return { reason: "the change is too large" };
  const additions = added.map(({ path }, index) => ({ path, contents: contents[index] ?? "" }));
  return { files: { additions, deletions } };
}

/** Contents in base64, in the order of the objects; undefined when there is more than one request can carry. */
async function readBlobs(
  git: Git,
  tempDir: string,
  objects: readonly string[],
): Promise<readonly string[] | undefined> {
  if (objects.length === 0) return [];
  const inputFile = join(await makeEmptyDir(tempDir), "objects");
  await writeFile(inputFile, objects.map((object) => `${object}\n`).join(""), { mode: 0o600 });
  const sizes = await git.read(["cat-file", "--batch-check=%(objectsize)"], { inputFile });
  const total = sizes.split("\n").reduce((sum, size) => sum + Number(size), 0);
  if (!(total <= maxBytes)) return undefined;
  const { stdout } = await git.run(["cat-file", "--batch=%(objectsize)"], { inputFile });
  const contents: string[] = [];
  let at = 0;
  for (const _ of objects) {
    const line = stdout.indexOf("\n", at);
    const size = Number(stdout.subarray(at, line).toString("latin1"));
    contents.push(stdout.subarray(line + 1, line + 1 + size).toString("base64"));
    at = line + 1 + size + 1;
  }
  return contents;
}

function openRefs(api: Api, { owner, name }: { readonly owner: string; readonly name: string }) {
  const where = { owner, repo: name };
  const refused = (error: unknown, what: string): UserError => {
    const { code, message } = describe(error, what);
    return new UserError(code === "token-rejected" ? "push-refused" : code, message, { cause: error });
  };
  const read = async (branch: string): Promise<string | undefined> => {
    const route = "GET /repos/{owner}/{repo}/git/ref/{ref}";
    const asked = api.ask((octokit, once) =>
      octokit.request(route, { ...where, ref: `heads/${branch}`, ...once }),
    );
    return await asked.then(
      ({ data }) => data.object.sha,
      (error: unknown) => {
        if (statusOf(error) === 404) return undefined;
        throw refused(error, `the branch ${branch}`);
      },
    );
  };
  return {
    read,
    async readCommit(sha: string) {
      const asked = api.ask((octokit, once) =>
        octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", { ...where, ref: sha, ...once }),
      );
      const { data } = await asked.catch((error: unknown) => {
        throw refused(error, `the commit ${sha}`);
      });
      return { tree: data.commit.tree.sha, parents: data.parents.map((parent) => parent.sha) };
    },
    /** A branch that is there already is one that an earlier attempt made, or it is taken. */
    async create(branch: string, sha: string) {
      const asked = api.ask((octokit, once) =>
        octokit.request("POST /repos/{owner}/{repo}/git/refs", {
          ...{ ...where, ref: `refs/heads/${branch}`, sha, ...once },
        }),
      );
      await asked.catch(async (error: unknown) => {
        if (statusOf(error) !== 422) throw refused(error, `the branch ${branch}`);
        const now = await read(branch);
        if (now === sha) return;
        if (now === undefined) throw new UserError("push-refused", describe(error, "the branch").message);
        throw new BranchTaken("push-refused", `The branch ${branch} exists on ${owner}/${name} already.`);
      });
    },
    async commit(branch: string, { parent, headline, body }: Commit, fileChanges: FileChanges) {
      const query =
        "mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";
      const input = {
        branch: { repositoryNameWithOwner: `${owner}/${name}`, branchName: branch },
        ...{ expectedHeadOid: parent, message: { headline, body }, fileChanges },
      };
      interface Made {
        readonly createCommitOnBranch: { readonly commit: { readonly oid: string } };
      }
      const asked = api.ask((octokit, once) => octokit.graphql<Made>(query, { input, ...once }));
      return await asked.then(
        (made) => made.createCommitOnBranch.commit.oid,
        async (error: unknown) => {
          // Its first answer was lost: the branch has moved on, to what was asked for.
          const now = graphqlRefusal(error)?.type === "STALE_DATA" ? await read(branch) : undefined;
          if (now !== undefined) return now;
          const { additions, deletions } = fileChanges;
          const touchesWorkflows = [...additions, ...deletions].some(({ path }) =>
            path.startsWith(".github/workflows/"),
          );
          if (touchesWorkflows && graphqlRefusal(error)?.type === "FORBIDDEN") {
            const sentence = "The token may not push changes of workflow files.";
            throw new UserError("workflow-scope", sentence, { cause: error });
          }
          throw refusedCommit(error);
        },
      );
    },
    async move(branch: string, { from, to }: { readonly from: string; readonly to: string }) {
      interface Found {
        readonly repository: { readonly id: string };
      }
      const which =
        "query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { id } }";
      const query = "mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
      const asked = api.ask(async (octokit, once) => {
        const { repository } = await octokit.graphql<Found>(which, { owner, name, ...once });
        const refUpdates = [{ name: `refs/heads/${branch}`, beforeOid: from, afterOid: to, force: true }];
        await octokit.graphql(query, { input: { repositoryId: repository.id, refUpdates }, ...once });
      });
      await asked.catch(async (error: unknown) => {
        const now = await read(branch);
        if (now === to) return;
        if (now === from) throw refusedCommit(error);
        throw new BranchTaken("push-refused", `Somebody else pushed to the branch ${branch} meanwhile.`);
      });
    },
    async remove(branch: string) {
      const route = "DELETE /repos/{owner}/{repo}/git/refs/{ref}";
      await api
        .ask((octokit, once) => octokit.request(route, { ...where, ref: `heads/${branch}`, ...once }))
        .catch((error: unknown) => {
          if (statusOf(error) !== 422 && statusOf(error) !== 404)
            throw refused(error, `the branch ${branch}`);
        });
    },
  };

  function refusedCommit(error: unknown): UserError {
    const { code, message } = describe(error, "a signed commit");
    const refusal = graphqlRefusal(error);
    return new UserError(refusal === undefined ? code : "push-refused", message, { cause: error });
  }
}
