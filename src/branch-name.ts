import { createHash } from "node:crypto";
import type { Task } from "./agent/prompt.ts";
import { type Policy, refuseSecretName } from "./policy.ts";
import { askedTitle } from "./pull-request-text.ts";
import type { Proposal } from "./tools/finish.ts";

export interface BranchOptions extends Policy {
  readonly task: Task;
  readonly proposal?: Proposal;
  /** Name, or pattern of one with `{issue}`, `{slug}`, `{run}`, as `branchPatternProblem` lets it through. */
  readonly branch?: string;
  /** The branch that the agent made. Its name is untrusted. */
  readonly agentBranch: string | undefined;
  readonly runId: string;
}

const ownName = /^feature\/[a-z0-9-]{1,60}$/;
const usualPattern = "feature/{issue}-{slug}";
const longestSlug = 40;
const longestName = 150;

/**
 * A free name for a new branch: the one that was asked for; else the agent's own, when it is one of ours and free; else
 * one after the issue and the title. Throws UserError when a secret is in it.
 */
export async function chooseBranch(
  options: BranchOptions,
  isTaken: (branch: string) => Promise<boolean>,
): Promise<string> {
  const { agentBranch: own, task, proposal, runId } = options;
  if (own !== undefined) refuseSecretName(options, own);
  const isUsual = options.branch === undefined;
  if (isUsual && own !== undefined && ownName.test(own) && !(await isTaken(own))) return own;
  const name = fillPattern(options.branch ?? usualPattern, {
    issue: task.issue === undefined ? "" : String(task.issue.number),
    slug: slug(proposal?.title ?? askedTitle(task)),
    run: runId.replace(/[^\w.-]/g, ""),
  });
  refuseSecretName(options, name);
  for (const candidate of [name, `${name}-2`, `${name}-3`]) {
    if (!(await isTaken(candidate))) return candidate;
  }
  return otherName(name, runId);
}

/** The name with an ending of its own: the same for the same reason, so that a second try ends on the same branch. */
export function otherName(branch: string, reason: string): string {
  const ending = createHash("sha256").update(reason).digest("hex").slice(0, 6);
  return `${branch.slice(0, longestName)}-${ending}`;
}

/** What is wrong with a name or pattern, as the end of "give …"; undefined when it will do. */
export function branchPatternProblem(pattern: string): string | undefined {
  const unknown = pattern.replace(/\{(?:issue|slug|run)\}/g, "");
  if (/[{}]/.test(unknown)) return "a branch in which only {issue}, {slug} and {run} stand in braces";
  const samples = ["7", ""].map((issue) => fillPattern(pattern, { issue, slug: "change", run: "1-1" }));
  if (samples.every(isBranchName)) return undefined;
  return "the name of a branch, of letters, digits and `.`, `_`, `-`, `/`, such as feature/{issue}-{slug}";
}

/** A name such as a run may choose. */
export function sampleBranch(pattern = usualPattern): string {
  return fillPattern(pattern, { issue: "1", slug: "change", run: "1-1" });
}

/**
 * A part that there is nothing for goes, and what follows to keep it apart goes with it. Where no name is left then, the
 * slug is one.
 */
function fillPattern(pattern: string, values: Readonly<Record<"issue" | "slug" | "run", string>>): string {
  const name = pattern.replace(
    /\{(issue|slug|run)\}([-_.]?)/g,
    (_, part: keyof typeof values, after: string) => (values[part] === "" ? "" : values[part] + after),
  );
  if (values.issue !== "" || isBranchName(name)) return name;
  return [...name.split("/"), values.slug].filter((part) => part !== "").join("/");
}

/** Narrower than git, so that no name means anything to a shell, a URL or another system's files. */
function isBranchName(name: string): boolean {
  const parts = name.split("/");
  const plain = /^\w[\w.-]*$/;
  const fits = parts.every((part) => plain.test(part) && !/\.$|\.\.|\.lock$/i.test(part));
  return fits && name.length <= longestName && !/^(?:refs|HEAD|@)$/i.test(parts[0] ?? "");
}

function slug(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const kept = words.filter((_, index) => words.slice(0, index + 1).join("-").length <= longestSlug);
  return kept.join("-") || words[0]?.slice(0, longestSlug) || "change";
}
