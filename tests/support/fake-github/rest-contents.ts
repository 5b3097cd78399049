import { type Need, Refusal } from "./access.ts";
import {
  existingObject,
  type Person,
  type TreeChange,
  writeBlob,
  writeCommit,
  writeTree,
} from "./git-objects.ts";
import { moveRef } from "./move-ref.ts";
import type { FakeRepository } from "./repository.ts";
import type { RestCall, Routes } from "./rest.ts";
import { commitJson } from "./rest-git.ts";

const base = "/repos/{owner}/{repo}";
const read: Need = { permission: "contents", level: "read" };
const write: Need = { permission: "contents", level: "write", role: "write" };

/** File contents and git's objects. */
export const contentRoutes: Routes = {
  [`GET ${base}/readme`]: async (call) => {
    const repository = call.repository(read);
    const sha = await tipOf(repository, call.query("ref"));
    const names = (await repository.read("ls-tree", "--name-only", "-z", sha)).split("\0");
    const readme = names.find((name) => /^readme(\.\w+)?$/i.test(name));
    if (readme === undefined) throw new Refusal(404, "Not Found");
    return { status: 200, body: await fileJson(repository, sha, readme) };
  },
  [`GET ${base}/contents/{path...}`]: async (call) => {
    const repository = call.repository(read);
    const sha = await tipOf(repository, call.query("ref"));
    const path = call.param("path").replace(/\/$/, "");
    const object = await repository.resolve(`${sha}:${path}`);
    if (object === undefined) throw new Refusal(404, "Not Found");
    if ((await repository.read("cat-file", "-t", object)) === "blob") {
      const file = await fileJson(repository, sha, path);
      if (/\braw\b/.test(call.accept)) return { status: 200, body: Buffer.from(file.content, "base64") };
      return { status: 200, body: file };
    }
    const entries = (await repository.read("ls-tree", "-z", object))
      .split("\0")
      .filter((line) => line !== "");
    const body = entries.map((entry) => {
      const [head = "", name = ""] = entry.split("\t", 2);
      const [, type, entrySha] = head.split(" ");
      return { name, path: `${path}/${name}`, sha: entrySha, type: type === "tree" ? "dir" : "file" };
    });
    return { status: 200, body };
  },
  [`PUT ${base}/contents/{path...}`]: async (call) => {
    const blob = Buffer.from(call.text("content") ?? "", "base64");
    return changeFile(call, (repository) => writeBlob(repository, blob));
  },
  [`DELETE ${base}/contents/{path...}`]: (call) => changeFile(call, async () => undefined),

  [`POST ${base}/git/blobs`]: async (call) => {
    const repository = call.repository(write);
    const encoding = call.text("encoding") === "base64" ? "base64" : "utf8";
    const sha = await writeBlob(repository, Buffer.from(call.text("content") ?? "", encoding));
    return { status: 201, body: { sha, url: `${repository.apiUrl}/git/blobs/${sha}` } };
  },
  [`GET ${base}/git/blobs/{sha}`]: async (call) => {
    const repository = call.repository(read);
    const sha = await existingObject(repository, call.param("sha"));
    const content = (await repository.run("cat-file", "blob", sha)).stdout;
    const body = { sha, size: content.length, encoding: "base64", content: content.toString("base64") };
    return { status: 200, body };
  },
  [`POST ${base}/git/trees`]: async (call) => {
    const repository = call.repository(write);
    const list = call.input("tree");
    const changes = await Promise.all(
      (Array.isArray(list) ? list : []).map((item) => change(repository, item)),
    );
    const from = call.text("base_tree");
    const sha = await writeTree(
      repository,
      from === undefined ? undefined : await existingObject(repository, from),
      changes,
    );
    return { status: 201, body: await treeJson(repository, sha, false) };
  },
  [`GET ${base}/git/trees/{sha...}`]: async (call) => {
    const repository = call.repository(read);
    const tree = await repository.resolve(`${call.param("sha")}^{tree}`);
    if (tree === undefined) throw new Refusal(404, "Not Found");
    return { status: 200, body: await treeJson(repository, tree, call.query("recursive") !== undefined) };
  },
  [`POST ${base}/git/commits`]: async (call) => {
    const repository = call.repository(write);
    const author = person(call.input("author"));
    const committer = person(call.input("committer"));
    const sha = await writeCommit(repository, call.viewer, {
      tree: await existingObject(repository, call.text("tree") ?? ""),
      parents: await Promise.all(call.texts("parents").map((parent) => existingObject(repository, parent))),
      message: call.text("message") ?? "",
      ...(author === undefined ? {} : { author }),
      ...(committer === undefined ? {} : { committer }),
    });
    return { status: 201, body: await gitCommitJson(repository, sha) };
  },
  [`GET ${base}/git/commits/{sha}`]: async (call) => {
    const repository = call.repository(read);
    const sha = await repository.resolve(`${call.param("sha")}^{commit}`);
    if (sha === undefined) throw new Refusal(404, "Not Found");
    return { status: 200, body: await gitCommitJson(repository, sha) };
  },
};

async function changeFile(
  call: RestCall,
  newBlob: (repository: FakeRepository) => Promise<string | undefined>,
) {
  const repository = call.repository(write);
  const path = call.param("path");
  const branch = call.text("branch") ?? repository.defaultBranch;
  const tip = await repository.branchSha(branch);
  if (tip === undefined) throw new Refusal(404, `Branch ${branch} not found`);
  const old = await repository.resolve(`${tip}:${path}`);
  const expected = call.text("sha");
  if (old !== undefined && expected === undefined) {
    throw new Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  }
  if (expected !== undefined && old !== expected)
    throw new Refusal(409, `${path} does not match ${expected}`);
  const sha = await newBlob(repository);
  const tree = await writeTree(repository, tip, [{ path, mode: "100644", sha }]);
  const message = call.text("message") ?? `Update ${path}`;
  const commit = await writeCommit(repository, call.viewer, { tree, parents: [tip], message });
  await moveRef(call.world, call.viewer, repository, { ref: `refs/heads/${branch}`, from: tip, to: commit });
  const content = sha === undefined ? null : await fileJson(repository, commit, path);
  const status = old === undefined ? 201 : 200;
  return { status, body: { content, commit: await gitCommitJson(repository, commit) } };
}

async function tipOf(repository: FakeRepository, ref: string | undefined): Promise<string> {
  const name = ref ?? repository.defaultBranch;
  const sha = (await repository.branchSha(name)) ?? (await repository.resolve(`${name}^{commit}`));
  if (sha === undefined) throw new Refusal(404, `No commit found for the ref ${name}`);
  return sha;
}

async function fileJson(repository: FakeRepository, commit: string, path: string) {
  const content = (await repository.run("cat-file", "blob", `${commit}:${path}`)).stdout;
  return {
    type: "file",
    encoding: "base64",
    size: content.length,
    name: path.replace(/^.*\//, ""),
    path,
    content: content.toString("base64"),
    sha: await repository.resolve(`${commit}:${path}`),
    url: `${repository.apiUrl}/contents/${path}`,
    html_url: `${repository.url}/blob/${commit}/${path}`,
  };
}

async function treeJson(repository: FakeRepository, tree: string, recursive: boolean) {
  const listed = await repository.read("ls-tree", "-z", ...(recursive ? ["-r", "-t"] : []), tree);
  const entries = listed.split("\0").filter((line) => line !== "");
  return {
    sha: tree,
    url: `${repository.apiUrl}/git/trees/${tree}`,
    truncated: false,
    tree: entries.map((entry) => {
      const [head = "", path = ""] = entry.split("\t", 2);
      const [mode, type, sha] = head.split(" ");
      return { path, mode, type, sha };
    }),
  };
}

async function gitCommitJson(repository: FakeRepository, sha: string) {
  const { commit, parents, url, html_url, node_id } = await commitJson(repository, sha);
  return { sha, node_id, url, html_url, parents, ...commit };
}

async function change(repository: FakeRepository, item: unknown): Promise<TreeChange> {
  const { path, mode, sha, content } = item as Partial<Record<"path" | "mode" | "sha" | "content", unknown>>;
  if (typeof path !== "string") throw new Refusal(422, "tree.path must be a string");
  if (sha === null) return { path, mode: "100644", sha: undefined };
  if (!["100644", "100755", "040000", "120000", "160000"].includes(String(mode))) {
    throw new Refusal(422, "Must supply a valid tree.mode");
  }
  if (typeof sha === "string") {
    const known = mode === "160000" ? sha : await existingObject(repository, sha);
    return { path, mode: String(mode), sha: known };
  }
  return { path, mode: String(mode), sha: await writeBlob(repository, Buffer.from(String(content ?? ""))) };
}

function person(input: unknown): Person | undefined {
  if (typeof input !== "object" || input === null) return undefined;
  const { name, email, date } = input as { name?: unknown; email?: unknown; date?: unknown };
  if (typeof name !== "string" || typeof email !== "string") return undefined;
  return { name, email, ...(typeof date === "string" ? { date } : {}) };
}
