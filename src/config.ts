import type { Effort } from "./agent/model.ts";
import { type GivenPrices, readPrices } from "./agent/prices.ts";
import { type Provider, spellModel } from "./agent/providers/provider.ts";
import { readNoProvider, readProvider } from "./agent/providers/settings.ts";
import { type AllowList, readAllowList } from "./allow-list.ts";
import { branchPatternProblem } from "./branch-name.ts";
import { type IncludeComments, includeComments } from "./context/choose.ts";
import { UserError } from "./errors.ts";
import { protectedPatterns } from "./protected-paths.ts";
import type { DraftPolicy, PublishSettings } from "./publish.ts";
import { Secret } from "./redact.ts";
import { type AllowedHost, readAllowedHost } from "./sandbox/network-policy.ts";
import type { NetworkMode } from "./sandbox/prepare-network.ts";
import { readTelemetry, type TelemetrySettings } from "./telemetry-settings.ts";
import { readTriage } from "./triage.ts";
import type { ChecksOptions } from "./verify/checks.ts";

/** Everything a run can be told from outside, checked. Names are those of the inputs. */
export interface Config extends PublishSettings {
  readonly mode: Mode;
  /** Directory that another job handed over, as it was given; for `publish`. */
  readonly handover?: string;
  readonly prompt: string;
  /** Path of a file that holds the prompt. */
  readonly promptFile?: string;
  readonly label: string;
  /** Who may start runs beside people with write permission. */
  readonly allowed: AllowList;
  /** Whose comments the model is shown. */
  readonly includeComments: IncludeComments;
  /** `owner/name`; undefined means the repository that is checked out. */
  readonly repository?: string;
  readonly workingDirectory: string;
  readonly provider: Provider;
  /** As the provider spells it. */
  readonly model: string;
  readonly fallbackModel?: string;
  readonly effort?: Effort;
  readonly maxTurns: number;
  readonly maxCostUsd: number;
  readonly prices: GivenPrices;
  readonly timeoutMs: number;
  readonly commandTimeoutMs: number;
  readonly maxCommandTimeoutMs: number;
  readonly sandbox: SandboxMode;
  readonly network: NetworkMode;
  readonly allowedDomains: readonly AllowedHost[];
  readonly githubToken?: Secret;
  readonly base?: string;
  /** Everything but the push. */
  readonly dryRun: boolean;
  readonly workspace: WorkspaceMode;
  /** Patterns as in .gitignore. */
  readonly hiddenPaths: readonly string[];
  /** Patterns as in .gitignore, the default ones included. */
  readonly protectedPaths: readonly string[];
  /** What was given and has no effect, a sentence each. */
  readonly warnings: readonly string[];
  readonly checks: ChecksOptions;
  /** Whether people follow the run where it was started. */
  readonly progressComment: boolean;
  readonly telemetry: TelemetrySettings;
}

/**
 * All of a run, or one of the two jobs that share it: the agent's, which writes nothing, and the one that publishes; or
 * only a look at what would stop one.
 */
export type Mode = (typeof modes)[number];

export const modes = ["run", "agent", "publish", "doctor"] as const;

/** Whether the agent works on the checkout itself or on a copy of it. */
export type WorkspaceMode = "in-place" | "copy";

const workspaceModes = ["in-place", "copy"] as const satisfies readonly WorkspaceMode[];

/** `off` gives up every wall around what the agent does. */
export type SandboxMode = "on" | "off";

const sandboxModes = ["on", "off"] as const satisfies readonly SandboxMode[];
const drafts = ["auto", "always", "never"] as const satisfies readonly DraftPolicy[];
const networkModes = ["none", "packages", "full"] as const satisfies readonly NetworkMode[];
const efforts = ["low", "medium", "high", "xhigh", "max"] as const satisfies readonly Effort[];

/** What an input is when nobody gives it; action.yml says the same, and a test compares the two. */
export const defaults: Readonly<Record<string, string>> = {
  mode: "run",
  label: "backspace",
  "include-comments": "writers",
  "working-directory": ".",
  provider: "anthropic",
  model: "claude-opus-5-5",
  "max-turns": "60",
  "max-cost-usd": "5",
  "timeout-minutes": "30",
  "command-timeout-seconds": "30",
  "max-command-timeout-seconds": "600",
  sandbox: "on",
  network: "none",
  draft: "auto",
  reviewers: "asker",
  "sign-commits": "false",
  "dry-run": "false",
  workspace: "in-place",
  "progress-comment": "true",
  "convex-path": "logs:create",
  "webhook-format": "json-lines",
};

/** The longest a hosted job can run; a longer limit could never be kept. */
const maxTimeoutMinutes = 360;

/**
 * Reads and checks every input. `read` gives an input's raw text, or "" when it wasn't given; `env` is where providers
 * have their settings. Throws one UserError that names every bad input, as `nameOf` calls it, with its fix.
 */
export function readConfig(
  read: (input: string) => string,
  nameOf: (input: string) => string = (input) => `Input \`${input}\``,
  env: Readonly<Record<string, string | undefined>> = {},
): Config {
  const problems: string[] = [];
  const warnings: string[] = [];
  const text = (input: string) => read(input).trim();
  const optional = (input: string) => text(input) || undefined;
  const problem = (sentence: string) => void problems.push(sentence);

  const number = (input: string, range: { min: number; max: number; whole: boolean }) => {
    const value = Number(text(input));
    const fits = text(input) !== "" && value >= range.min && value <= range.max;
    if (!fits || (range.whole && !Number.isInteger(value))) {
      const kind = range.whole ? "a whole number" : "a number";
      problem(`${nameOf(input)} is ${quote(text(input))}; give ${kind} from ${range.min} to ${range.max}.`);
    }
    return value;
  };
  const choice = <Choice extends string>(input: string, choices: readonly Choice[]): Choice | undefined => {
    const value = choices.find((one) => one === text(input));
    if (value === undefined) {
      problem(`${nameOf(input)} is ${quote(text(input))}; give one of ${choices.join(", ")}.`);
    }
    return value;
  };
  const matching = (input: string, pattern: RegExp, wanted: string) => {
    const value = optional(input);
    if (value !== undefined && !pattern.test(value)) {
      problem(`${nameOf(input)} is ${quote(value)}; give ${wanted}.`);
    }
    return value;
  };

  const mode = choice("mode", modes) ?? "run";
  const handover = optional("handover");
  if (mode === "publish" && handover === undefined) {
    problem(
      `${nameOf("handover")} is empty; with \`mode: publish\` give the directory that the agent's job handed over.`,
    );
  }
  if (mode !== "publish" && handover !== undefined) {
    warnings.push(`${nameOf("handover")} has no effect without \`mode: publish\`.`);
  }
  const sources = {
    input: text,
    nameOf,
    variable: (name: string) => env[name]?.trim() ?? "",
    problem,
    warning: (sentence: string) => void warnings.push(sentence),
  };
  const provider = (mode === "publish" ? readNoProvider : readProvider)(sources);
  const telemetry = readTelemetry(sources);
  const githubToken = optional("github-token");
  const repository = matching("repository", /^[\w.-]+\/[\w.-]+$/, "`owner/name`");
  const base = matching(
    "base",
    /^(?![-/.])(?!.*(?:\.\.|@\{|\/\/|[/.]$|\.lock$))[^\s~^:?*[\\\p{Cc}]{1,200}$/u,
    "the name of a branch",
  );
  const modelId = [/^[\w.:/@-]{1,200}$/, "a model's id, such as claude-opus-5-5"] as const;
  const model = matching("model", ...modelId);
  if (model === undefined) {
    problem(`${nameOf("model")} is empty; give a model's id, such as claude-opus-5-5.`);
  }
  const fallbackModel = matching("fallback-model", ...modelId);
  if (fallbackModel !== undefined && fallbackModel === model) {
    problem(`${nameOf("fallback-model")} is the same as \`model\`; give another one, or none.`);
  }
  const promptFile = optional("prompt-file");
  if (promptFile !== undefined && text("prompt") !== "") {
    problem(`${nameOf("prompt")} and ${nameOf("prompt-file")} are both given; give one of them.`);
  }
  const allowed = readAllowList(text, (input, entry, wanted) =>
    problem(`${nameOf(input)} has ${quote(entry)}; give ${wanted}.`),
  );
  const label = text("label");
  if (label === "") problem("Input `label` is empty; give the label that starts a run, such as backspace.");
  const comments = choice("include-comments", includeComments) ?? "writers";
  const workingDirectory = text("working-directory") || ".";
  const effort = text("effort") === "" ? undefined : choice("effort", efforts);
  const draft = choice("draft", drafts) ?? "auto";
  const branch = optional("branch");
  const branchProblem = branch === undefined ? undefined : branchPatternProblem(branch);
  if (branchProblem !== undefined)
    problem(`${nameOf("branch")} is ${quote(branch ?? "")}; give ${branchProblem}.`);
  if (branch !== undefined && branch === base) {
    problem(`${nameOf("branch")} is the same as \`base\`; give the name of a branch of its own.`);
  }
  const title = optional("title");
  if (title !== undefined && (title.length > 200 || /\p{Cc}/u.test(title))) {
    problem(`${nameOf("title")} is ${quote(title)}; give one line of at most 200 characters.`);
  }
  const triage = readTriage(text, (input, wanted) =>
    problem(`${nameOf(input)} is ${quote(text(input))}; give ${wanted}.`),
  );
  const onOff = (input: string) => choice(input, ["true", "false"]) === "true";
  const signCommits = onOff("sign-commits");
  const dryRun = onOff("dry-run");
  const progressComment = onOff("progress-comment");
  const ciWorkflow = matching(
    "ci-workflow",
    /^\w[\w.-]{0,100}\.ya?ml$/,
    "the name of a file in .github/workflows, such as ci.yml",
  );
  const workspace = choice("workspace", workspaceModes) ?? "in-place";
  const patterns = (input: string) =>
    text(input)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"));
  const hiddenPaths = patterns("hidden-paths");
  const protectedLines = patterns("protected-paths");
  const noPattern = protectedLines.find((line) => !isPattern(line) && !/^!?\*{1,2}$/.test(line));
  if (noPattern !== undefined) {
    problem(
      `${nameOf("protected-paths")} has the line ${quote(noPattern)}; give paths below the repository's top, such as deploy/**, one a line, \`!\` before those that are not protected, or \`none\`.`,
    );
  }
  const outside = hiddenPaths.find((path) => !isPattern(path));
  if (outside !== undefined) {
    problem(
      `${nameOf("hidden-paths")} has the line ${quote(outside)}; give paths below the repository's top, such as config/*.key, one a line.`,
    );
  }
  const [setupCommand, verifyCommand] = ["setup-command", "verify-command"].map(optional);
  const testReports = patterns("test-report");
  const noReport = testReports.find((line) => line.startsWith("!") || !isPattern(line));
  if (noReport !== undefined) {
    problem(
      `${nameOf("test-report")} has the line ${quote(noReport)}; give paths below the repository's top, such as reports/*.xml, one a line.`,
    );
  }
  const maxTurns = number("max-turns", { min: 1, max: 1000, whole: true });
  const maxCostUsd = number("max-cost-usd", { min: 0.01, max: 10_000, whole: false });
  const prices = readPrices(text("prices"));
  if ("wrong" in prices) {
    problem(
      `${nameOf("prices")} has ${quote(prices.wrong)}; give US dollars per million tokens, such as claude-opus-5-5=4/20 or claude-opus-5-5=4/20/5/8/0.2 (input, output, cache writes for 5 minutes and 1 hour, cache reads).`,
    );
  }
  const timeoutMinutes = number("timeout-minutes", { min: 1, max: maxTimeoutMinutes, whole: false });
  const maxCommandSeconds = number("max-command-timeout-seconds", { min: 1, max: 21_600, whole: true });
  const commandSeconds = number("command-timeout-seconds", { min: 1, max: 21_600, whole: true });
  if (commandSeconds > maxCommandSeconds) {
    problem(
      `Input \`command-timeout-seconds\` is ${commandSeconds}, more than \`max-command-timeout-seconds\` (${maxCommandSeconds}); lower the first or raise the second.`,
    );
  }

  const network = choice("network", networkModes) ?? "none";
  const allowedDomains = text("allowed-domains")
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .flatMap((entry) => {
      const host = readAllowedHost(entry);
      if (host !== undefined) return [host];
      problem(
        `${nameOf("allowed-domains")} has ${quote(entry)}; give names of hosts such as packages.example.com, packages.example.com:8443 or *.example.com.`,
      );
      return [];
    });

  const sandbox = choice("sandbox", sandboxModes) ?? "on";
  if (sandbox === "off" && (network !== "none" || allowedDomains.length > 0)) {
    problem(
      `${nameOf("sandbox")} is "off", and only the sandbox stands between commands and the network; leave \`network\` and \`allowed-domains\` out, or the sandbox on.`,
    );
  }

  if (provider === undefined || problems.length > 0) throw new UserError("bad-input", problems.join("\n"));
  return {
    mode,
    ...(handover !== undefined && { handover }),
    prompt: text("prompt"),
    ...(promptFile !== undefined && { promptFile }),
    ...{ label, allowed, includeComments: comments },
    ...(repository !== undefined && { repository }),
    workingDirectory,
    provider,
    model: spellModel(provider, model ?? ""),
    ...(fallbackModel !== undefined && { fallbackModel: spellModel(provider, fallbackModel) }),
    ...(effort !== undefined && { effort }),
    maxTurns,
    maxCostUsd,
    prices: "wrong" in prices ? new Map() : prices,
    timeoutMs: timeoutMinutes * 60_000,
    commandTimeoutMs: commandSeconds * 1000,
    maxCommandTimeoutMs: maxCommandSeconds * 1000,
    sandbox,
    network,
    allowedDomains,
    ...(githubToken !== undefined && { githubToken: new Secret(githubToken) }),
    ...(base !== undefined && { base }),
    draft,
    ...(branch !== undefined && { branch }),
    ...(title !== undefined && { title }),
    ...triage,
    signCommits,
    ...(ciWorkflow !== undefined && { ciWorkflow }),
    dryRun,
    workspace,
    hiddenPaths,
    protectedPaths: protectedPatterns(protectedLines),
    warnings,
    progressComment,
    telemetry,
    checks: {
      testReports,
      ...(setupCommand !== undefined && { setupCommand }),
      ...(verifyCommand !== undefined && { verifyCommand }),
    },
  };
}

function quote(value: string): string {
  if (value === "") return "empty";
  const line = value.replace(/\p{Cc}+/gu, " ");
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}

/** A pattern of .gitignore's kind that stays in the checkout and hides something less than all of it. */
function isPattern(line: string): boolean {
  const path = line.replace(/^!/, "").replace(/^\/|\/$/g, "");
  if (/^[*./]*$/.test(path) || /[\p{Cc}[\]\\{}]/u.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "..");
}
