import { readdir, readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Config, defaults, readConfig } from "./config.ts";
import type { Finding } from "./doctor/finding.ts";
import { UserError } from "./errors.ts";
import { readAddress } from "./github/github.ts";
import type { ProcessEnvironment } from "./machine.ts";
import { type FailureCode, nextSteps } from "./outcome.ts";

const help = `Tiny Backspace: a prompt becomes a tested change of a git repository.

Usage
  node dist/cli/index.js --prompt TEXT [--repo DIR | --repo-url URL] [options]
  node dist/cli/index.js doctor [--pr] [options]     looks at what a run needs, and pays nothing
  node dist/cli/index.js replay FILE [--repo DIR]    a recorded run, again (replay --help tells more)
  node dist/cli/index.js telemetry resend FILE       what telemetry endpoints missed (telemetry --help tells more)

What to do
  --prompt TEXT          what should be changed, in plain words
  --prompt-file FILE     the same, from a file
  --repo DIR             the checkout to work on (default: the current directory)
  --repo-url URL         clone this repository into a new directory here, and work on that
  --pr                   push the change and open a pull request; without it the change ends on a local branch

How
  --provider NAME        who answers for the model: anthropic, bedrock, vertex or foundry (default: anthropic)
  --model ID             the model to ask (default: claude-opus-5-5)
  --fallback-model ID    the model to ask when that one has no room three times in a row (default: none)
  --effort LEVEL         low, medium, high, xhigh or max (default: the model's own)
  --max-turns N          how many answers the model may give (default: 60)
  --max-cost-usd N       what the run may cost, in US dollars (default: 5)
  --prices LIST          what models cost, as model=INPUT/OUTPUT in US dollars per million tokens
  --timeout-minutes N    how long the run may take (default: 30)
  --network WHAT         what commands may reach: none, packages or full (default: none; needs socat)
  --allowed-domains TEXT hosts that commands may reach too, separated by spaces
  --setup-command TEXT   what makes a fresh checkout ready for the checks; without it they run in copies of yours
  --verify-command TEXT  the checks to run before and after the change (default: found in the repository; none for none)
  --test-report LIST     JUnit reports that the checks write, one a line as in .gitignore
  --base BRANCH          the branch the pull request goes to (default: the one checked out)
  --draft WHEN           auto, always or never (default: auto)
  --branch NAME          the branch's name, or a pattern with {slug} and {run} (default: feature/{slug})
  --title TEXT           the pull request's title, or a pattern with {title} (default: the agent's)
  --labels LIST          labels for the pull request, separated by commas
  --reviewers LIST       people and teams to ask for a review (default: none)
  --assignees LIST       people to assign
  --milestone NAME       title or number of a milestone
  --dry-run              with --pr: shows the pull request and pushes nothing
  --hidden-paths LIST    files the agent must not see, one a line as in .gitignore (secrets that git doesn't track are
                         hidden anyway)
  --protected-paths LIST what the agent may not change besides workflows and the like, one a line as in .gitignore; \`!\`
                         before a line takes paths out again, \`none\` all before it
  --convex-url URL       a Convex deployment that gets every event (docs/telemetry.md)
  --convex-path NAME     the mutation that is called there (default: logs:create)
  --otlp-endpoint URL    an OpenTelemetry collector that gets traces over HTTP
  --webhook-url URL      an address that every event is posted to
  --webhook-format NAME  json-lines or sse (default: json-lines)
  --base-url URL         address of a gateway that speaks the provider's API (default: the provider's own)
  --help, --version

Environment
  ANTHROPIC_API_KEY      the key for the Claude API; other providers have variables of their own (docs/providers.md)
  ANTHROPIC_BASE_URL     what --base-url is when it isn't given
  GITHUB_TOKEN           a token that may push and open pull requests; for --pr and private repositories (or GH_TOKEN)
  CONVEX_URL, WEBHOOK_URL, OTEL_EXPORTER_OTLP_ENDPOINT  what the flags are when they aren't given
  CONVEX_SECRET, WEBHOOK_SECRET, OTEL_EXPORTER_OTLP_HEADERS  what the endpoints know us by

The agent works on a copy of the checkout, in a sandbox (Linux with bubblewrap): your files and your branch stay as
they are. Uncommitted changes of yours are seen by the agent and are not part of its change.

Exit codes: 0 a change or nothing to change, 1 the run failed, is unfinished or ends with a question, 2 the command line
is wrong.
`;

const version = "0.1.0";

const flags = {
  prompt: { type: "string" },
  "prompt-file": { type: "string" },
  repo: { type: "string" },
  "repo-url": { type: "string" },
  pr: { type: "boolean" },
  provider: { type: "string" },
  model: { type: "string" },
  "fallback-model": { type: "string" },
  effort: { type: "string" },
  "max-turns": { type: "string" },
  "max-cost-usd": { type: "string" },
  prices: { type: "string" },
  "timeout-minutes": { type: "string" },
  network: { type: "string" },
  "allowed-domains": { type: "string" },
  "setup-command": { type: "string" },
  "verify-command": { type: "string" },
  "test-report": { type: "string" },
  base: { type: "string" },
  draft: { type: "string" },
  branch: { type: "string" },
  title: { type: "string" },
  labels: { type: "string" },
  reviewers: { type: "string" },
  assignees: { type: "string" },
  milestone: { type: "string" },
  "dry-run": { type: "boolean" },
  "hidden-paths": { type: "string" },
  "protected-paths": { type: "string" },
  "convex-url": { type: "string" },
  "convex-path": { type: "string" },
  "otlp-endpoint": { type: "string" },
  "webhook-url": { type: "string" },
  "webhook-format": { type: "string" },
  "base-url": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

export interface CommandLine {
  readonly config: Config;
  /** Absolute path of the checkout; to be made when `cloneUrl` is given. */
  readonly directory: string;
  readonly cloneUrl?: string;
  readonly publish: boolean;
}

/** What the arguments ask for, or a text that answers them. Throws UserError for a wrong command line. */
export async function readCommandLine(
  args: readonly string[],
  env: ProcessEnvironment,
): Promise<CommandLine | string> {
  const { text, isOn } = readFlags(args);
  if (isOn("help")) return help;
  if (isOn("version")) return `${version}\n`;
  const prompt = await readPrompt(text("prompt"), text("prompt-file"));
  if (prompt === "") {
    throw wrong("Say what should be changed with --prompt TEXT; --help tells the rest.");
  }
  const cloneUrl = text("repo-url");
  if (text("repo") !== undefined && cloneUrl !== undefined) {
    throw wrong("Give either --repo or --repo-url, not both.");
  }
  const config = configOf({ text, isOn }, env, prompt);
  const idle = pullRequestFlags.find((flag) => (text(flag) !== undefined || isOn(flag)) && !isOn("pr"));
  if (idle !== undefined) {
    throw wrong(`--${idle} is about the pull request; give --pr too, or leave --${idle} out.`);
  }
  return {
    config,
    directory: cloneUrl === undefined ? resolve(text("repo") ?? ".") : await newDirectory(cloneUrl),
    ...(cloneUrl !== undefined && { cloneUrl }),
    publish: isOn("pr"),
  };
}

/** What `doctor` is to look at. */
export interface DoctorLine {
  /** Absolute path of the checkout. */
  readonly directory: string;
  /** Whether a pull request would be opened. */
  readonly publish: boolean;
  /** Throws UserError for what is wrong with the rest. */
  readonly readConfig: () => Config;
}

/** The same for what follows `doctor`. */
export function readDoctorLine(args: readonly string[], env: ProcessEnvironment): DoctorLine | string {
  const flags = readFlags(args);
  if (flags.isOn("help")) return help;
  const idle = ["prompt", "prompt-file", "repo-url"].find((flag) => flags.isOn(flag));
  if (idle !== undefined) throw wrong(`The doctor starts no run; leave --${idle} out.`);
  return {
    directory: resolve(flags.text("repo") ?? "."),
    publish: flags.isOn("pr"),
    readConfig: () => configOf(flags, env),
  };
}

function configOf({ text, isOn }: Flags, env: ProcessEnvironment, prompt = ""): Config {
  const provider = text("provider") ?? defaults["provider"];
  if (provider === "anthropic" && !env["ANTHROPIC_API_KEY"]?.trim()) {
    throw new UserError(
      "bad-input",
      "Set the environment variable ANTHROPIC_API_KEY to your Claude API key.",
    );
  }
  const token = env["GITHUB_TOKEN"] || env["GH_TOKEN"] || "";
  if (isOn("pr") && token === "") {
    throw new UserError(
      "bad-input",
      "Set GITHUB_TOKEN to a token that may push and open pull requests, or leave out --pr.",
    );
  }
  // Flags that are inputs of the action too have the same names there.
  return readConfig(
    (input) => {
      if (input === "dry-run") return String(isOn("dry-run"));
      if (input === "prompt") return prompt;
      if (input === "prompt-file") return "";
      if (input === "github-token") return token;
      return text(input) ?? env[endpointVariables[input] ?? ""] ?? defaults[input] ?? "";
    },
    (input) => (isFlag(input) ? `--${input}` : (endpointVariables[input] ?? `--${input}`)),
    env,
  );
}

/** What is no flag since it is a key, and an address that may hold one. */
export const endpointVariables: Readonly<Record<string, string>> = {
  "convex-secret": "CONVEX_SECRET",
  "webhook-secret": "WEBHOOK_SECRET",
  "webhook-url": "WEBHOOK_URL",
};

/** One's own words, or those in one's own file. */
async function readPrompt(given: string | undefined, file: string | undefined): Promise<string> {
  if (file === undefined) return given?.trim() ?? "";
  if (given !== undefined) throw wrong("Give either --prompt or --prompt-file, not both.");
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UserError("bad-input", `--prompt-file: ${file} can't be read.`, { cause });
  });
  try {
    const prompt = new TextDecoder("utf-8", { fatal: true }).decode(bytes).trim();
    if (prompt !== "" && !prompt.includes("\0")) return prompt;
  } catch {
    // Told below.
  }
  throw wrong(
    `--prompt-file: ${file} is empty or no text in UTF-8; name a file that says what should be changed.`,
  );
}

/** Of no use without a pull request. */
const pullRequestFlags = [
  ...["base", "draft", "title", "labels", "reviewers", "assignees", "milestone", "dry-run"],
] as const;

/** Where an input comes from that has no flag, or whose flag isn't given. */
const variables: Readonly<Record<string, string>> = {
  "anthropic-api-key": "ANTHROPIC_API_KEY",
  "base-url": "ANTHROPIC_BASE_URL",
  "github-token": "GITHUB_TOKEN",
};

/** What to do next, in this program's own words: the action's name inputs and a workflow. */
export const commandLineNextSteps: Readonly<Record<FailureCode, string>> = {
  ...(Object.fromEntries(
    Object.entries(nextSteps).map(([code, sentence]) => [code, inFlags(sentence)]),
  ) as Record<FailureCode, string>),
  "sandbox-unavailable":
    "Give it Linux with bubblewrap (`sudo apt-get install -y bubblewrap`) and user namespaces allowed, and run again; here there is no way around it.",
  "token-rejected": "Set GITHUB_TOKEN to a token that is valid and may do this, and run again.",
  "workspace-unusable": "Name the top directory of a checkout with --repo and run again.",
};

/** A sentence that names inputs, as it is said of flags and variables; `repo` is a scope of tokens in it, and no input. */
function inFlags(sentence: string): string {
  return sentence.replace(/`(?!repo`)([a-z-]+)`/g, (whole, input) =>
    isFlag(input) ? `--${input}` : (variables[input] ?? whole),
  );
}

/** What the doctor says of a workflow, as it is said to someone at their own machine. */
export function deskWords(finding: Finding): Finding {
  const found = inFlags(finding.found);
  if (finding.type === "ok") return { ...finding, found };
  const change = deskChanges
    .reduce((text, [workflows, ours]) => text.replace(workflows, ours), finding.change)
    .replace(/^with:\n {2}([a-z-]+): (.*)$/m, (_, input: string, value: string) =>
      isFlag(input) ? `--${input} ${value}` : `export ${variables[input] ?? input}=${value}`,
    );
  return { ...finding, found, effect: inFlags(finding.effect), change: inFlags(change) };
}

/** What only a workflow can change, and what to do instead. */
const deskChanges: readonly (readonly [RegExp, string])[] = [
  [/^Correct under `with:` what/, "Correct what"],
  [
    /^# before this step\n- uses: actions\/checkout[\s\S]*/,
    "Name the top directory of a checkout with --repo.",
  ],
  [/^Take the step that commits.*/, "Push the commit, or check out one that is on GitHub."],
  [/, or leave it out for the job's own/, ""],
  [/\$\{\{ secrets\.\w+ \}\}/, "…"],
  [/^permissions:\n(?: {2}.*\n?)+/m, "Set GITHUB_TOKEN to a token that may do this."],
  [/^runs-on:[\s\S]*(?=- run: )/m, ""],
  [/^- run: (.*?)(?: # in a step before this one)?$/m, "$1"],
  [/ in a step before this one, or take a larger runner/, ""],
];

interface Flags {
  readonly text: (flag: string) => string | undefined;
  readonly isOn: (flag: string) => boolean;
}

function readFlags(args: readonly string[]): Flags {
  // Not strict: what is wrong is told in our own words.
  const { tokens } = parseArgs({ args: [...args], options: flags, strict: false, tokens: true });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      throw wrong(
        `"${token.value}" belongs to no option; put the whole of the prompt in quotes after --prompt.`,
      );
    }
    const { name, rawName, value, inlineValue } = token;
    if (!isFlag(name)) throw wrong(`There is no option ${rawName}; --help tells which there are.`);
    if (values.has(name)) throw wrong(`${rawName} is given twice; give it once.`);
    if (flags[name].type === "boolean") {
      if (value !== undefined) throw wrong(`${rawName} takes no value; leave out "=${value}".`);
    } else if (value === undefined) {
      throw wrong(`${rawName} needs a value; write it behind, as in ${rawName}=VALUE.`);
    } else if (inlineValue !== true && value.startsWith("-")) {
      throw wrong(
        `${rawName} needs a value before ${value}; one that begins with a dash is written ${rawName}=VALUE.`,
      );
    }
    values.set(name, value ?? "");
  }
  return { text: (flag) => values.get(flag), isOn: (flag) => values.has(flag) };
}

function isFlag(name: string): name is keyof typeof flags {
  return Object.hasOwn(flags, name);
}

function wrong(sentence: string): UserError {
  return new UserError("bad-input", sentence);
}

/** The directory that `git clone` would make; it must be new, so that nothing of the user's is touched. */
async function newDirectory(url: string): Promise<string> {
  const name = basename(readCloneAddress(url).pathname).replace(/\.git$/, "");
  if (!/^[\w.-]+$/.test(name) || /^\.+$/.test(name)) {
    throw wrong(
      "--repo-url does not end in a repository's name; give the address that git clone would take.",
    );
  }
  const directory = resolve(name);
  const taken = await readdir(directory).then(
    (files) => files.length > 0,
    (error: unknown) => (error as NodeJS.ErrnoException).code !== "ENOENT",
  );
  if (taken) throw wrong(`${directory} exists already; work on it with --repo ${name}.`);
  return directory;
}

function readCloneAddress(url: string): URL {
  try {
    return readAddress(url);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw new UserError("bad-input", `--repo-url: ${cause.message}`, { cause });
  }
}
