import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type CommandLine, commandLineNextSteps, deskWords, readCommandLine } from "../src/command-line.ts";
import { checkoutMissing } from "../src/doctor/checkout.ts";
import { expression, type Finding } from "../src/doctor/finding.ts";
import { UserError } from "../src/errors.ts";

const key = "sk-ant-api03-decoy-key-of-the-environment";
const token = "ghp_decoyTokenOfTheEnvironment0000000000";
const env = { ANTHROPIC_API_KEY: key };
const prompt = ["--prompt", "Make sum add."];

async function read(args: readonly string[], more: Record<string, string> = {}): Promise<CommandLine> {
  const answer = await readCommandLine(args, { ...env, ...more });
  if (typeof answer === "string") throw new Error(`answered: ${answer}`);
  return answer;
}

async function refusal(args: readonly string[], given: Record<string, string> = env): Promise<string> {
  try {
    await readCommandLine(args, given);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("flags", () => {
  test("may all be left out but the prompt", async () => {
    expect(await read(prompt)).toMatchObject({
      directory: process.cwd(),
      publish: false,
      config: {
        prompt: "Make sum add.",
        model: "claude-opus-5-5",
        provider: { type: "anthropic-key", source: "ANTHROPIC_API_KEY" },
        maxTurns: 60,
        maxCostUsd: 5,
        timeoutMs: 1_800_000,
        draft: "auto",
      },
    });
  });

  const cases: [string, readonly string[], object][] = [
    ["--prompt", [], { config: { prompt: "Make sum add." } }],
    ["--repo", ["--repo", "src/.."], { directory: process.cwd() }],
    ["--repo=", ["--repo=/somewhere"], { directory: "/somewhere" }],
    ["--model", ["--model", "claude-haiku-4-5"], { config: { model: "claude-haiku-4-5" } }],
    [
      "--fallback-model",
      ["--fallback-model", "claude-haiku-4-5"],
      { config: { fallbackModel: "claude-haiku-4-5" } },
    ],
    ["--effort", ["--effort", "low"], { config: { effort: "low" } }],
    ["--max-turns", ["--max-turns", "7"], { config: { maxTurns: 7 } }],
    ["--max-cost-usd", ["--max-cost-usd", "0.5"], { config: { maxCostUsd: 0.5 } }],
    [
      "--prices",
      ["--prices", "ours=1/2/3/4/5"],
      { config: { prices: new Map([["ours", expect.objectContaining({ cacheRead: 5 })]]) } },
    ],
    ["--timeout-minutes", ["--timeout-minutes", "2"], { config: { timeoutMs: 120_000 } }],
    ["--network", ["--network", "packages"], { config: { network: "packages" } }],
    [
      "--allowed-domains",
      ["--allowed-domains", "a.example:8443"],
      { config: { allowedDomains: [{ name: "a.example", subdomains: false, port: 8443 }] } },
    ],
    ["--base", ["--base", "next", "--pr"], { config: { base: "next" } }],
    ["--draft", ["--draft", "always", "--pr"], { config: { draft: "always" } }],
    ["--branch", ["--branch", "bots/{slug}"], { config: { branch: "bots/{slug}" } }],
    ["--title", ["--title", "fix: {title}", "--pr"], { config: { title: "fix: {title}" } }],
    ["--labels", ["--labels", "bot, from: cli", "--pr"], { config: { labels: ["bot", "from: cli"] } }],
    [
      "--reviewers",
      ["--reviewers", "@ann octo/core", "--pr"],
      {
        config: {
          reviewers: [
            { type: "person", login: "ann" },
            { type: "team", organization: "octo", slug: "core" },
          ],
        },
      },
    ],
    ["--assignees", ["--assignees", "ann,bea", "--pr"], { config: { assignees: ["ann", "bea"] } }],
    ["--milestone", ["--milestone", "v1.0", "--pr"], { config: { milestone: "v1.0" } }],
    ["--dry-run", ["--dry-run", "--pr"], { config: { dryRun: true }, publish: true }],
    ["--hidden-paths", ["--hidden-paths", "a\nb/*"], { config: { hiddenPaths: ["a", "b/*"] } }],
    ["--setup-command", ["--setup-command", "npm ci"], { config: { checks: { setupCommand: "npm ci" } } }],
    ["--verify-command", ["--verify-command", "make"], { config: { checks: { verifyCommand: "make" } } }],
    [
      "--test-report",
      ["--test-report", "a\nb/*.xml"],
      { config: { checks: { testReports: ["a", "b/*.xml"] } } },
    ],
    ["--protected-paths", ["--protected-paths", "none\na"], { config: { protectedPaths: ["a"] } }],
    [
      "--base-url",
      ["--base-url", "https://models.test"],
      { config: { provider: { baseUrl: "https://models.test" } } },
    ],
    [
      "--convex-url",
      ["--convex-url", "https://a.convex.cloud"],
      { config: { telemetry: { convex: { url: "https://a.convex.cloud", path: "logs:create" } } } },
    ],
    [
      "--convex-path",
      ["--convex-url", "https://a.convex.cloud", "--convex-path", "logs:add"],
      { config: { telemetry: { convex: { path: "logs:add" } } } },
    ],
    [
      "--otlp-endpoint",
      ["--otlp-endpoint", "https://otel.example"],
      { config: { telemetry: { otlp: { url: "https://otel.example/v1/traces" } } } },
    ],
    [
      "--webhook-url",
      ["--webhook-url", "https://hooks.example"],
      { config: { telemetry: { webhooks: [{ url: "https://hooks.example", format: "json-lines" }] } } },
    ],
    [
      "--webhook-format",
      ["--webhook-url", "https://hooks.example", "--webhook-format", "sse"],
      { config: { telemetry: { webhooks: [{ format: "sse" }] } } },
    ],
    ["--provider", ["--provider", "anthropic"], { config: { provider: { type: "anthropic-key" } } }],
  ];
  test.each(cases)("%s is read", async (_, args, expected) => {
    expect(await read([...prompt, ...args], { GITHUB_TOKEN: token })).toMatchObject(expected);
  });

  test("--prompt-file is read, and is the prompt", async () => {
    await using temp = await mkdtempDisposable(join(tmpdir(), "prompt-"));
    const file = join(temp.path, "prompt.md");
    await writeFile(file, "\nMake sum add.\n\nAnd test it.\n");
    expect(await read(["--prompt-file", file])).toMatchObject({
      config: { prompt: "Make sum add.\n\nAnd test it." },
    });
    expect(await refusal(["--prompt-file", file, ...prompt])).toBe(
      "Give either --prompt or --prompt-file, not both.",
    );
    expect(await refusal(["--prompt-file", `${file}.gone`])).toMatch(/prompt\.md\.gone can't be read\.$/);
    for (const bytes of ["", " \n", "a\0b", Buffer.from([0xff, 0xfe])]) {
      await writeFile(file, bytes);
      expect(await refusal(["--prompt-file", file])).toMatch(/is empty or no text in UTF-8/);
    }
  });

  test("cover everything that the help names, and the help names them all", async () => {
    const help = await readCommandLine(["--help"], {});
    const named = [...new Set(String(help).match(/--[a-z-]+/g))].filter((flag) => flag !== "--help");
    const known = await Promise.all(
      named.map(async (flag) => [flag, await refusal([flag, `${flag}=`, flag], {})]),
    );
    expect(known.filter(([, sentence]) => sentence?.startsWith("There is no option"))).toEqual([]);
    const tested = cases.map(([flag]) => flag.replace(/=$/, ""));
    expect(named.toSorted()).toEqual(
      [...new Set([...tested, "--prompt-file", "--repo-url", "--pr", "--version"])].toSorted(),
    );
  });

  test("endpoints and their keys come from the environment where no flag says them", async () => {
    const { config } = await read(prompt, {
      CONVEX_URL: "https://a.convex.cloud",
      CONVEX_SECRET: "ingest-secret",
      WEBHOOK_URL: "https://hooks.example",
      WEBHOOK_SECRET: "webhook-secret",
    });
    expect(config.telemetry.convex?.secret?.reveal()).toBe("ingest-secret");
    expect(config.telemetry.webhooks[0]?.secret?.reveal()).toBe("webhook-secret");
    expect(await refusal(prompt, { ...env, WEBHOOK_SECRET: "short" })).toMatch(
      /^WEBHOOK_SECRET is too short/,
    );
  });

  test("--pr publishes, with the token of the environment", async () => {
    for (const name of ["GITHUB_TOKEN", "GH_TOKEN"]) {
      const { publish, config } = await read([...prompt, "--pr"], { [name]: token });
      expect(publish).toBe(true);
      expect(config.githubToken?.reveal()).toBe(token);
    }
  });

  test("--repo-url names a new directory here", async () => {
    for (const url of ["https://github.com/octo/new-demo.git", "file:///srv/git/new-demo/"]) {
      expect(await read([...prompt, "--repo-url", url])).toMatchObject({
        cloneUrl: url,
        directory: join(process.cwd(), "new-demo"),
      });
    }
  });

  test("come before the environment, and the environment before the defaults", async () => {
    const gateway = { ANTHROPIC_BASE_URL: "https://gateway.test" };
    const { config } = await read(prompt, gateway);
    expect(config.provider).toMatchObject({ baseUrl: "https://gateway.test" });
    const given = await read([...prompt, "--base-url", "https://flag.test"], gateway);
    expect(given.config.provider).toMatchObject({ baseUrl: "https://flag.test" });
    const none = await read(prompt, { ANTHROPIC_BASE_URL: "" });
    expect(none.config.provider).not.toHaveProperty("baseUrl");
  });

  test("of the action are no variables here", async () => {
    const { config } = await read(prompt, { INPUT_MODEL: "other", "INPUT_MAX-TURNS": "1", MODEL: "other" });
    expect(config).toMatchObject({ model: "claude-opus-5-5", maxTurns: 60 });
  });
});

test("what to do next is said in flags and variables, never in inputs", async () => {
  const help = String(await readCommandLine(["--help"], {}));
  for (const [code, sentence] of Object.entries(commandLineNextSteps)) {
    expect({ code, sentence }).toEqual({
      code,
      sentence: expect.not.stringMatching(/`[a-z-]+`|`permissions|actions\/checkout/),
    });
    for (const flag of sentence.match(/--[a-z-]+/g) ?? []) expect(help).toContain(`\n  ${flag} `);
  }
  expect(commandLineNextSteps["budget-cost"]).toBe(
    "Allow it to cost more (--max-cost-usd), or split the task, and run again.",
  );
  expect(commandLineNextSteps["model-rejected"]).toMatch(
    /ANTHROPIC_API_KEY, or what --provider takes\), --model and /,
  );
});

describe("what the doctor would have changed in a workflow is told in flags and variables", () => {
  test.each([
    [
      "Correct under `with:` what this line names; the rest is looked at once it can be read.",
      "Correct what this line names; the rest is looked at once it can be read.",
    ],
    ["with:\n  model: claude-opus-5-5", "--model claude-opus-5-5"],
    [
      "Start the doctor again later, and look at `base-url` if it is set.",
      "Start the doctor again later, and look at --base-url if it is set.",
    ],
    [
      `Pass a token that is valid and may read the repository, or leave it out for the job's own:\nwith:\n  github-token: ${expression("secrets.BACKSPACE_TOKEN")}`,
      "Pass a token that is valid and may read the repository:\nexport GITHUB_TOKEN=…",
    ],
    ["permissions:\n  contents: write\n", "Set GITHUB_TOKEN to a token that may do this."],
    [
      "Give a token with the scope `repo` of someone who may write here.",
      "Give a token with the scope `repo` of someone who may write here.",
    ],
    [
      "Take the step that commits out of the job, or put it behind this one.",
      "Push the commit, or check out one that is on GitHub.",
    ],
    ["Make room in a step before this one, or take a larger runner.", "Make room."],
    [
      "- run: sudo apt-get update && sudo apt-get install -y git gh # in a step before this one",
      "sudo apt-get update && sudo apt-get install -y git gh",
    ],
    [
      "runs-on: ubuntu-24.04\n# or on a runner of your own, before this step\n- run: sudo apt-get install -y bubblewrap socat",
      "sudo apt-get install -y bubblewrap socat",
    ],
  ])("%j", (inWorkflow, here) => {
    const finding: Finding = { type: "wrong", check: "inputs", found: "", effect: "", change: inWorkflow };
    expect(deskWords(finding)).toMatchObject({ change: here });
  });

  test("where there is no checkout", () => {
    const missing = checkoutMissing(new UserError("workspace-unusable", "/ is no checkout."));
    expect(deskWords(missing)).toMatchObject({ change: "Name the top directory of a checkout with --repo." });
  });
});

describe("what needs no key is answered without one", () => {
  test.each(["--help", "-h"])("%s", async (flag) => {
    const help = String(await readCommandLine([flag], {}));
    expect(help).toMatch(/^Tiny Backspace: /);
    expect(help.split("\n").every((line) => line.length <= 120)).toBe(true);
    expect(help).toMatch(/Exit codes: 0 .*, 1 .*, 2 /);
  });

  test("--version is the package's", async () => {
    const { version } = JSON.parse(await readFile("package.json", "utf8")) as { version: string };
    expect(await readCommandLine(["--version"], {})).toBe(`${version}\n`);
  });
});

describe("a wrong command line is told in one sentence that names the flag and the fix", () => {
  const withPrompt = (...args: string[]) => [...prompt, ...args];
  test.each<[string, readonly string[], RegExp]>([
    ["nothing", [], /^Say what should be changed with --prompt TEXT; --help tells the rest\.$/],
    ["an empty prompt", ["--prompt", " "], /^Say what .* --prompt TEXT/],
    ["a prompt without quotes", ["--prompt", "Fix", "it"], /^"it" belongs to no option; put .* in quotes/],
    [
      "a base for no pull request",
      withPrompt("--base", "next"),
      /^--base is about the pull request; give --pr too, or leave --base out\.$/,
    ],
    [
      "a dry run of no pull request",
      withPrompt("--dry-run"),
      /^--dry-run is about the pull request; give --pr too, or leave --dry-run out\.$/,
    ],
    [
      "a draft of no pull request",
      withPrompt("--draft=always"),
      /^--draft is about the pull request; give --pr too, or leave --draft out\.$/,
    ],
    ["an unknown flag", withPrompt("--modle", "x"), /^There is no option --modle; --help tells/],
    ["an unknown letter", withPrompt("-x"), /^There is no option -x; --help/],
    ["a member of every object", withPrompt("--constructor"), /^There is no option --constructor;/],
    ["a missing value", withPrompt("--repo"), /^--repo needs a value; .* --repo=VALUE\.$/],
    ["a flag for a value", ["--prompt", "--pr"], /^--prompt needs a value before --pr; .* --prompt=VALUE\.$/],
    ["a value too many", withPrompt("--pr=yes"), /^--pr takes no value; leave out "=yes"\.$/],
    [
      "a flag given twice",
      withPrompt("--repo", "a", "--repo", "b"),
      /^--repo is given twice; give it once\.$/,
    ],
    [
      "two repositories",
      withPrompt("--repo", "a", "--repo-url", "https://github.com/o/r"),
      /^Give either --repo or --repo-url, not both\.$/,
    ],
    [
      "no number",
      withPrompt("--max-turns", "many"),
      /^--max-turns is "many"; give a whole number from 1 to 1000\.$/,
    ],
    ["an empty number", withPrompt("--max-turns="), /^--max-turns is empty; give a whole number/],
    [
      "a number out of range",
      withPrompt("--max-cost-usd", "0"),
      /^--max-cost-usd is "0"; give a number from 0\.01 /,
    ],
    [
      "an endless time",
      withPrompt("--timeout-minutes", "Infinity"),
      /^--timeout-minutes is "Infinity"; give a number/,
    ],
    [
      "no choice",
      withPrompt("--effort", "huge"),
      /^--effort is "huge"; give one of low, medium, high, xhigh, max\.$/,
    ],
    ["no policy", withPrompt("--draft", "maybe"), /^--draft is "maybe"; give one of auto, always, never\.$/],
    ["no branch", withPrompt("--base=-x"), /^--base is "-x"; give the name of a branch\.$/],
    ["no model", withPrompt("--model", "a b"), /^--model is "a b"; give a model's id/],
    ["an empty model", withPrompt("--model="), /^--model is empty; give a model's id/],
    [
      "an unsafe address",
      withPrompt("--base-url", "http://models.test"),
      /^--base-url is "http:.*"; give an https:/,
    ],
    [
      "an address that is none",
      withPrompt("--repo-url", "git@github.com:o/r.git"),
      /^--repo-url: git@github\.com:o\/r\.git is not an https:\/\/ address of a repository\.$/,
    ],
    [
      "an address without a name",
      withPrompt("--repo-url", "https://github.com/"),
      /^--repo-url does not end in a repository's name; /,
    ],
  ])("%s", async (_, args, sentence) => {
    const told = await refusal(args);
    expect(told).toMatch(sentence);
    expect(told).not.toContain("\n");
  });

  test("several wrong values together, a sentence each", async () => {
    const told = await refusal([...prompt, "--max-turns", "0", "--draft", "x"]);
    expect(
      told
        .split("\n")
        .map((line) => line.split(" ")[0])
        .toSorted(),
    ).toEqual(["--draft", "--max-turns"]);
  });

  test("a directory that exists already", async () => {
    const told = await refusal([...prompt, "--repo-url", "https://github.com/octo/src.git"]);
    expect(told).toBe(`${join(process.cwd(), "src")} exists already; work on it with --repo src.`);
  });
});

describe("the environment", () => {
  test("lacks the key", async () => {
    const told = "Set the environment variable ANTHROPIC_API_KEY to your Claude API key.";
    expect(await refusal(prompt, {})).toBe(told);
    expect(await refusal(prompt, { ANTHROPIC_API_KEY: " " })).toBe(told);
  });

  test("lacks the token that --pr needs", async () => {
    const told = /^Set GITHUB_TOKEN to a token that may push and open pull requests, or leave out --pr\.$/;
    expect(await refusal([...prompt, "--pr"])).toMatch(told);
    expect(await refusal([...prompt, "--pr"], { ...env, GITHUB_TOKEN: "" })).toMatch(told);
  });

  test("is named where a value of it is wrong", async () => {
    expect(await refusal(prompt, { ...env, ANTHROPIC_BASE_URL: "http://models.test" })).toMatch(
      /^ANTHROPIC_BASE_URL is "http:\/\/models\.test"; give an https:/,
    );
    expect(await refusal(prompt, { ANTHROPIC_API_KEY: `${key} ${key}` })).toMatch(
      /^ANTHROPIC_API_KEY holds white space or other characters that no key has; paste it again\.$/,
    );
  });

  test("shows in nothing that is told or printed", async () => {
    const secrets = {
      ANTHROPIC_API_KEY: key,
      GITHUB_TOKEN: token,
      ANTHROPIC_BASE_URL: `https://u:${token}@x.test`,
    };
    const told = [
      await refusal(prompt, secrets),
      await refusal(prompt, { ...secrets, ANTHROPIC_API_KEY: `${key} ${key}` }),
      await refusal(["--prompt"], secrets),
      await refusal([...prompt, "--repo-url", `https://u:${token}@github.com/o/r`], secrets),
      await refusal([...prompt, "--repo-url", `https://u:${token}@github.com/..`], secrets),
      String(await readCommandLine(["--help"], secrets)),
      JSON.stringify(await read([...prompt, "--pr"], { GITHUB_TOKEN: token })),
    ];
    for (const text of told) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(token);
    }
  });
});
