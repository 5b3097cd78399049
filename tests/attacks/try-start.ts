import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { readAllowList } from "../../src/allow-list.ts";
import { authorize } from "../../src/authorize.ts";
import { isOurs } from "../../src/earlier.ts";
import { UserError } from "../../src/errors.ts";
import { cloneRepository } from "../../src/github/github.ts";
import { readTask, type Trigger } from "../../src/task.ts";
import { tellPlace } from "../../src/tell.ts";
import { trustedEnvironment } from "../../src/trusted.ts";
import { liveMarkdown } from "../support/markdown-checks.ts";
import { git, makeRepository, makeTempDir } from "../support/repo.ts";
import type { Door } from "./emit-text.ts";

/** What GitHub says of everybody; of others it knows nothing. */
const permissions: Readonly<
  Record<string, { permission: "admin" | "write" | "read" | "none"; role: string }>
> = {
  writer: { permission: "write", role: "write" },
  triager: { permission: "read", role: "triage" },
  impostor: { permission: "read", role: "admin" },
};

const demo = {
  repository: { owner: "octo", name: "demo" },
  async permissionOf(login: string) {
    if (login === "unknown")
      throw new UserError("github-unavailable", "GitHub did not answer as expected: 502.");
    return permissions[login] ?? { permission: "none" as const, role: "none" };
  },
};
const allowed = readAllowList((input) => (input === "allow-bots" ? "helper[bot]" : ""));

interface Sent extends Trigger {
  readonly actor: string;
}

async function startTrustfully(text: string): Promise<string[]> {
  const { actor, ...trigger } = JSON.parse(text) as Sent;
  const prompt = trigger.event === "issues" || trigger.event === "issue_comment" ? "" : "Do it.";
  try {
    const asked = readTask(trigger, { prompt, label: "backspace" });
    if (asked.type === "nothing") return [];
    const permission = await authorize(demo, { trigger, actor, allowed });
    return permission.type === "granted" ? [`a run for ${permission.people.join()}`] : [];
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

interface Pull {
  readonly author: { readonly login: string; readonly id: number };
  readonly body: string;
  readonly headRepository?: string | null;
}

function goOnWith(text: string): string[] {
  const { author, body, headRepository = "octo/demo" } = JSON.parse(text) as Pull;
  const us = { login: "github-actions[bot]", id: 41_898_282 };
  const pullRequest = { author, body, ...(headRepository !== null && { headRepository }) };
  return isOurs(demo, us, pullRequest) ? ["it is taken for ours"] : [];
}

/** A repository that has a branch of that name; $MARK in it is a file that is there when something has run. */
async function withBranch(
  text: string,
  use: (place: { root: string; origin: string; branch: string }) => Promise<void>,
) {
  await using temp = await makeTempDir();
  const origin = await makeRepository(join(temp.path, "origin"), { "a.txt": "a\n" });
  const mark = join(temp.path, "ran");
  const branch = text.replace("$MARK", mark);
  await git(origin, "update-ref", `refs/heads/${branch}`, "HEAD");
  await use({ root: temp.path, origin, branch });
  return existsSync(mark) ? ["something has run"] : [];
}

function cloneBranch(text: string): Promise<string[]> {
  return withBranch(text, async ({ root, origin, branch }) => {
    await mkdir(join(root, "home"));
    await cloneRepository({
      ...{ url: `file://${origin}`, directory: join(root, "clone"), branch },
      ...{ serverUrl: "https://github.com", programs: { git: "/usr/bin/git" }, tempDir: root },
      ...{ env: trustedEnvironment(process.env, join(root, "home")), signal: new AbortController().signal },
    });
    const head = await git(join(root, "clone"), "symbolic-ref", "HEAD");
    if (head.trim() !== `refs/heads/${branch}`) throw new Error(`it is at ${head}`);
  });
}

/** As scripts do it: once in a shell's text, once as an argument that may be an option. */
function fetchBranch(text: string): Promise<string[]> {
  return withBranch(text, async ({ root, origin, branch }) => {
    const clone = join(root, "clone");
    await git(root, "clone", "-q", origin, clone);
    const options = { cwd: clone, env: { PATH: "/usr/bin:/bin", HOME: root } };
    const quiet = () => undefined;
    await promisify(execFile)("/bin/sh", ["-c", `git fetch -q origin ${branch}`], options).catch(quiet);
    spawnSync("/usr/bin/git", ["fetch", "-q", "origin", branch], options);
  });
}

/** What stands under the issue when a label's options are none. */
async function tellOf(options: string): Promise<string> {
  const payload = {
    ...{ action: "labeled", label: { name: `backspace:${options}` } },
    ...{ issue: { number: 7, title: "a" }, sender: { login: "writer", type: "User" } },
  };
  let message = "";
  try {
    readTask({ event: "issues", payload }, { prompt: "", label: "backspace" });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    message = error.message;
  }
  let told = "";
  const comment = {
    edit: async () => false,
    async put(text: string) {
      told = text;
    },
  };
  const run = { id: "1-1", emit: () => undefined, signal: new AbortController().signal, tempDir: "/nowhere" };
  await tellPlace(run, comment, {
    ...{
      place: { type: "issue", number: 7 },
      outcome: { type: "failed", code: "bad-input", reason: message },
    },
    ...{ message, kept: false, left: false, runUrl: "https://github.com/octo/demo/actions/runs/1" },
    redact: (text) => text,
  });
  return told;
}

export const startDoors = {
  event: {
    product: startTrustfully,
    bare: (text) => (/backspace|pull_request/.test(text) ? ["a run for whoever sent it"] : []),
  },
  "pull request of ours": {
    product: goOnWith,
    bare: (text) => (/tiny-backspace|github-actions/.test(text) ? ["it is taken for ours"] : []),
  },
  "branch to go on with": { product: cloneBranch, bare: fetchBranch },
  "told on the issue": {
    async product(text) {
      const harmless = liveMarkdown(await tellOf("harmless"));
      return liveMarkdown(await tellOf(text)).filter((kind) => !harmless.includes(kind));
    },
    bare: (text) => liveMarkdown(`The label backspace:${text} is no good.`),
  },
} satisfies Readonly<Record<string, Door>> as Readonly<Record<string, Door>>;
