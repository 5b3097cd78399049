import type { Viewer } from "./access.ts";
import { unknownLfsObjects } from "./lfs.ts";
import type { Rule } from "./model.ts";
import type { FakeRepository } from "./repository.ts";

export interface RefUpdate {
  readonly from: string;
  readonly to: string;
  readonly ref: string;
}
export interface PushVerdict {
  /** Lines for the person who pushes (`remote: …`). */
  readonly remote: readonly string[];
  /** Why a ref is refused, by ref; every other ref is accepted. */
  readonly reasons: Readonly<Record<string, string>>;
}

const absent = /^0+$/;

/** Judges a push as GitHub does, in GitHub's words. The objects are in the repository, the refs not yet moved. */
export async function judgePush(
  repository: FakeRepository,
  viewer: Viewer,
  updates: readonly RefUpdate[],
): Promise<PushVerdict> {
  const unwanted = await unwantedFiles(repository, updates);
  if (unwanted.length > 0) {
    return {
      remote: unwanted,
      reasons: Object.fromEntries(updates.map(({ ref }) => [ref, "pre-receive hook declined"])),
    };
  }
  const remote: string[] = [];
  const reasons: Record<string, string> = {};
  for (const update of updates) {
    const refused = await judgeUpdate(repository, viewer, update);
    if (refused === undefined) continue;
    remote.push(...refused.remote);
    reasons[update.ref] = refused.reason;
  }
  return { remote, reasons };
}

interface RefusedUpdate {
  readonly reason: string;
  readonly remote: readonly string[];
}

/** Judges one update of a branch or tag, however it is made. */
export async function judgeUpdate(
  repository: FakeRepository,
  viewer: Viewer,
  update: RefUpdate,
): Promise<RefusedUpdate | undefined> {
  const workflow = await refusedWorkflow(repository, viewer, update);
  if (workflow !== undefined) return { reason: workflow, remote: [] };
  const branch = /^refs\/heads\/(.+)$/.exec(update.ref)?.[1];
  if (branch === undefined) return undefined;
  if (repository.isProtected(branch) && !absent.test(update.from)) {
    return {
      reason: "protected branch hook declined",
      remote: [
        `error: GH006: Protected branch update failed for ${update.ref}.`,
        absent.test(update.to)
          ? "error: Cannot delete this protected branch"
          : "error: Changes must be made through a pull request.",
      ],
    };
  }
  const violations = await ruleViolations(repository, branch, update);
  if (violations.length === 0) return undefined;
  const ref = encodeURIComponent(update.ref);
  return {
    reason: "push declined due to repository rule violations",
    remote: [
      `error: GH013: Repository rule violations found for ${update.ref}.`,
      `Review all repository rules at ${repository.url}/rules?ref=${ref}`,
      "",
      ...violations.flatMap((violation) => [`- ${violation}`, ""]),
    ],
  };
}

async function refusedWorkflow(
  repository: FakeRepository,
  viewer: Viewer,
  update: RefUpdate,
): Promise<string | undefined> {
  if (absent.test(update.to) || mayChangeWorkflows(viewer)) return undefined;
  const commits = await newCommits(repository, update);
  if (commits === "") return undefined;
  const changed = await repository.read(
    ...["log", "--format=", "--name-only", "--diff-merges=first-parent", "-z", update.to],
    ...["--not", "--branches", "--tags", "--", ".github/workflows"],
  );
  const path = changed.split("\0").find((name) => name !== "");
  if (path === undefined) return undefined;
  const refused = "refusing to allow a";
  if (viewer.type === "user" && viewer.scopes !== undefined) {
    return `${refused} Personal Access Token to create or update workflow \`${path}\` without \`workflow\` scope`;
  }
  const who = viewer.type === "app" ? "GitHub App" : "Personal Access Token";
  return `${refused} ${who} to create or update workflow \`${path}\` without \`workflows\` permission`;
}

function mayChangeWorkflows(viewer: Viewer): boolean {
  if (viewer.type === "anonymous") return false;
  if (viewer.type === "user" && viewer.scopes !== undefined) return viewer.scopes.includes("workflow");
  return viewer.permissions?.workflows === "write";
}

async function newCommits(repository: FakeRepository, update: RefUpdate): Promise<string> {
  return repository.read("rev-list", "--max-count=100", update.to, "--not", "--branches", "--tags");
}

async function ruleViolations(
  repository: FakeRepository,
  branch: string,
  update: RefUpdate,
): Promise<string[]> {
  const violations: string[] = [];
  const creates = absent.test(update.from);
  const deletes = absent.test(update.to);
  for (const rule of repository.rulesFor(branch)) {
    switch (rule.type) {
      case "creation":
        if (creates) violations.push("Cannot create ref due to creations being restricted.");
        break;
      case "update":
        if (!creates && !deletes) violations.push("Cannot update this protected ref.");
        break;
      case "deletion":
        if (deletes) violations.push("Cannot delete this branch");
        break;
      case "non_fast_forward":
        if (!creates && !deletes && !(await isAncestor(repository, update))) {
          violations.push("Cannot force-push to this branch");
        }
        break;
      case "pull_request":
        if (!creates && !deletes) violations.push("Changes must be made through a pull request.");
        break;
      case "branch_name_pattern":
        if (creates && !fits(branch, rule)) violations.push(notMatching("Branch name", rule));
        break;
      case "commit_message_pattern":
        if (!deletes) {
          for (const sha of (await newCommits(repository, update)).split("\n").filter((one) => one !== "")) {
            const message = await repository.read("log", "-1", "--format=%B", sha);
            if (!fits(message.trim(), rule)) violations.push(notMatching("Commit message", rule));
          }
        }
        break;
      case "required_signatures":
        if (!deletes) {
          const commits = (await newCommits(repository, update)).split("\n");
          const unsigned = commits.filter((sha) => sha !== "" && !repository.signedCommits.has(sha));
          if (unsigned.length > 0) {
            violations.push(`Commits must have verified signatures.\n  Found ${unsigned.length} violation:`);
          }
        }
        break;
    }
  }
  return violations;
}

function fits(text: string, { parameters }: Rule): boolean {
  if (parameters === undefined) return true;
  const { operator, pattern, negate = false } = parameters;
  const found = {
    starts_with: text.startsWith(pattern),
    ends_with: text.endsWith(pattern),
    contains: text.includes(pattern),
  }[operator];
  return found !== negate;
}

function notMatching(what: string, { parameters }: Rule): string {
  const { operator, pattern, negate = false } = parameters ?? {};
  return `${what} must ${negate ? "not " : ""}${String(operator)
    .replace(/s(_|$)/, "$1")
    .replace("_", " ")} "${pattern}"`;
}

async function isAncestor(repository: FakeRepository, { from, to }: RefUpdate): Promise<boolean> {
  return (await repository.run("merge-base", "--is-ancestor", from, to)).exitCode === 0;
}

/** What is said of files that are too large, or stand for what is not there. */
async function unwantedFiles(repository: FakeRepository, updates: readonly RefUpdate[]): Promise<string[]> {
  const tips = updates.map(({ to }) => to).filter((sha) => !absent.test(sha));
  if (tips.length === 0) return [];
  const filter = ["--objects", "--filter=object:type=blob", "--filter-provided-objects"];
  const listed = await repository.read("rev-list", ...filter, ...tips, "--not", "--all");
  const objects = listed.split("\n").filter((line) => line !== "");
  const sizes = await repository.readInput(
    `${objects.map((line) => line.slice(0, line.indexOf(" "))).join("\n")}\n`,
    ...["cat-file", "--batch-check=%(objectsize)"],
  );
  const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(2)} MB`;
  const limit = mebibytes(repository.maxFileBytes);
  const lines = sizes.split("\n");
  const errors = lines.flatMap((size, index) => {
    if (!(Number(size) > repository.maxFileBytes)) return [];
    const path = objects[index]?.replace(/^\S+ /, "");
    const fact = `File ${path} is ${mebibytes(Number(size))}`;
    return [`error: ${fact}; this exceeds GitHub's file size limit of ${limit}`];
  });
  if (errors.length === 0) {
    const blobs = objects.map((line, at) => ({
      sha: line.slice(0, line.indexOf(" ")),
      bytes: Number(lines[at]),
    }));
    return await unknownLfsObjects(repository, blobs);
  }
  return [
    "error: See https://gh.io/lfs for more information.",
    ...errors,
    "error: GH001: Large files detected. You may want to try Git Large File Storage - https://git-lfs.github.com.",
  ];
}
