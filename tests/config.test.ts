import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { secretsOf } from "../src/agent/providers/provider.ts";
import { defaults as codeDefaults, readConfig } from "../src/config.ts";
import { UserError } from "../src/errors.ts";

const action = parse(readFileSync("action.yml", "utf8")) as { inputs: Record<string, { default: string }> };
const defaults = Object.fromEntries(
  Object.entries(action.inputs).map(([name, { default: text }]) => [name, text]),
);

function read(inputs: Record<string, string> = {}) {
  const given: Record<string, string> = {
    ...defaults,
    "github-token": "ghs_0000000000",
    "anthropic-api-key": "sk-ant-0000000000",
    ...inputs,
  };
  return readConfig((name) => {
    const value = given[name];
    if (value === undefined) throw new Error(`config reads the input ${name}, which action.yml lacks`);
    return value;
  });
}

function refusal(inputs: Record<string, string>): string {
  try {
    read(inputs);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("inputs", () => {
  test("have the defaults of action.yml", () => {
    expect(read()).toMatchObject({
      label: "backspace",
      model: "claude-opus-5-5",
      maxTurns: 60,
      maxCostUsd: 5,
      timeoutMs: 30 * 60_000,
      commandTimeoutMs: 30_000,
      maxCommandTimeoutMs: 600_000,
      sandbox: "on",
      network: "none",
      allowedDomains: [],
      draft: "auto",
      workingDirectory: ".",
      ...{ labels: [], reviewers: "asker", assignees: [], signCommits: false, dryRun: false },
      workspace: "in-place",
      hiddenPaths: [],
    });
  });

  test("have the same defaults on one's own machine", () => {
    const { "github-token": _, ...given } = defaults;
    expect(codeDefaults).toEqual(Object.fromEntries(Object.entries(given).filter(([, text]) => text !== "")));
  });

  test("that are empty and optional are left out", () => {
    const config = read({ "github-token": "" });
    for (const name of ["repository", "fallbackModel", "effort", "base", "githubToken"])
      expect(config).not.toHaveProperty(name);
  });

  test("need no key and no model's settings where something is only published", () => {
    const publishing = { mode: "publish", handover: "/tmp/handover", "anthropic-api-key": "" };
    expect(read(publishing)).toMatchObject({ mode: "publish", provider: { type: "none" }, warnings: [] });
    expect(read({ ...publishing, "anthropic-api-key": "sk-ant-0000000000" }).warnings).toEqual([
      "Input `anthropic-api-key` has no effect with `mode: publish`, which asks no model; leave it out there.",
    ]);
    expect(read({ handover: "/tmp/handover" }).warnings).toEqual([
      "Input `handover` has no effect without `mode: publish`.",
    ]);
  });

  test("hold keys that never print", () => {
    expect(JSON.stringify(read())).not.toMatch(/0000000000/);
    const keys = secretsOf(read().provider);
    expect(keys.map(String)).toEqual(["***"]);
    expect(keys.map((key) => key.reveal())).toEqual(["sk-ant-0000000000"]);
  });

  test.each([
    [{ mode: "both" }, /`mode` is "both"; give one of run, agent, publish/],
    [{ mode: "publish" }, /`handover` is empty; with `mode: publish` give the directory/],
    [{ "anthropic-api-key": "" }, /`anthropic-api-key` is empty; add the key as a repository secret/],
    [{ "anthropic-api-key": "sk-ant\nsecond line" }, /`anthropic-api-key` holds white space/],
    [{ model: "" }, /`model` is empty; give a model's id/],
    [{ model: "claude opus" }, /`model` is "claude opus"; give a model's id/],
    [{ "fallback-model": "claude opus" }, /`fallback-model` is "claude opus"; give a model's id/],
    [{ "fallback-model": "claude-opus-5-5" }, /`fallback-model` is the same as `model`; give another one/],
    [{ label: "  " }, /`label` is empty/],
    [{ effort: "extreme" }, /`effort` is "extreme"; give one of low, medium, high, xhigh, max/],
    [{ draft: "yes" }, /`draft` is "yes"; give one of auto, always, never/],
    [{ workspace: "somewhere" }, /`workspace` is "somewhere"; give one of in-place, copy/],
    [
      { "hidden-paths": "a\n../b" },
      /`hidden-paths` has the line "..\/b"; give paths below the repository's top/,
    ],
    [{ "hidden-paths": "*" }, /`hidden-paths` has the line "\*"/],
    [
      { "protected-paths": "a\n[x]" },
      /`protected-paths` has the line "\[x\]"; give paths below .* or `none`/,
    ],
    [{ branch: "main", base: "main" }, /`branch` is the same as `base`/],
    [{ title: "a\nb" }, /`title` is ".*"; give one line/s],
    [{ labels: "x".repeat(51) }, /`labels` is ".*"; give names of at most 50 characters/],
    [{ labels: "a\tb" }, /`labels` is/],
    [{ reviewers: "--web" }, /`reviewers` is "--web"; give `asker`, `none`, or names/],
    [{ assignees: "a/b" }, /`assignees` is "a\/b"; give names of people/],
    [{ milestone: "x".repeat(256) }, /`milestone` is ".*"; give the title or the number/],
    [{ "ci-workflow": "--web.yml" }, /`ci-workflow` is/],
    [{ "ci-workflow": ".github/workflows/ci.yml" }, /`ci-workflow` is ".*"; give the name of a file/],
    [{ "dry-run": "yes" }, /`dry-run` is "yes"; give one of true, false/],
    [{ "test-report": "../junit.xml" }, /`test-report` has the line "\.\.\/junit\.xml"; give paths below/],
    [{ "test-report": "/*" }, /`test-report` has the line "\/\*"/],
    [{ "test-report": "!a.xml" }, /`test-report` has the line "!a.xml"/],
    [{ "max-turns": "0" }, /`max-turns` is "0"; give a whole number from 1 to 1000/],
    [{ "max-turns": "1.5" }, /`max-turns` is "1.5"/],
    [{ "max-turns": "" }, /`max-turns` is empty/],
    [{ "max-turns": "sixty" }, /`max-turns` is "sixty"/],
    [{ "max-cost-usd": "-1" }, /`max-cost-usd` is "-1"; give a number from 0.01/],
    [{ "max-cost-usd": "Infinity" }, /`max-cost-usd`/],
    [
      { prices: "claude-opus-5-5=4/20\nother=4" },
      /`prices` has "other=4"; give US dollars per million tokens, such as claude-opus-5-5=4\/20/,
    ],
    [{ "timeout-minutes": "1000" }, /`timeout-minutes` is "1000"; give a number from 1 to 360/],
    [
      { "command-timeout-seconds": "700" },
      /`command-timeout-seconds` is 700, more than `max-command-timeout-seconds` \(600\)/,
    ],
    [{ sandbox: "OFF" }, /`sandbox` is "OFF"; give one of on, off/],
    [
      { sandbox: "off", network: "full" },
      /`sandbox` is "off", and only the sandbox stands between commands and the network/,
    ],
    [{ network: "some" }, /`network` is "some"; give one of none, packages, full/],
    [
      { "allowed-domains": "packages.example https://x.example" },
      /`allowed-domains` has "https:\/\/x\.example"; give names of hosts such as/,
    ],
    [{ "allowed-domains": "*.com" }, /`allowed-domains` has "\*\.com"/],
    [{ "allowed-domains": "10.0.0.1" }, /`allowed-domains` has "10\.0\.0\.1"/],
    [{ repository: "somewhere" }, /`repository` is "somewhere"; give `owner\/name`/],
    [{ base: "-f" }, /`base` is "-f"; give the name of a branch/],
    [{ base: "a..b" }, /`base`/],
    [{ base: "x:refs/heads/main" }, /`base`/],
    [{ "base-url": "http://gateway.example" }, /`base-url`.*https:\/\//],
    [{ "base-url": "not an address" }, /`base-url`/],
    [{ "base-url": "https://user:secret@gateway.example" }, /`base-url`/],
  ] as [Record<string, string>, RegExp][])("refuses %j in one sentence", (inputs, sentence) => {
    const told = refusal(inputs);
    expect(told).toMatch(sentence);
    expect(told.split("\n")).toHaveLength(1);
  });

  test("take hidden paths one a line", () => {
    const hidden = "config/*.key\n\n# a comment\n  !test/fixtures/ \n";
    expect(read({ "hidden-paths": hidden }).hiddenPaths).toEqual(["config/*.key", "!test/fixtures/"]);
  });

  test("take the checks as they stand, and reports one a line", () => {
    expect(read({}).checks).toEqual({ testReports: [] });
    const given = { "setup-command": " npm ci\n", "verify-command": "npm test\nnpm run lint" };
    expect(read({ ...given, "test-report": "a.xml\n# a comment\nout/**/*.xml" }).checks).toEqual({
      setupCommand: "npm ci",
      verifyCommand: "npm test\nnpm run lint",
      testReports: ["a.xml", "out/**/*.xml"],
    });
  });

  test("take protected paths one a line, after the default ones", () => {
    const all = (lines: string) => read({ "protected-paths": lines }).protectedPaths;
    expect(all("")).toContain("/.github/workflows/**");
    expect(all("deploy/**\n# a comment\n!AGENTS.md")).toEqual([...all(""), "deploy/**", "!AGENTS.md"]);
    expect(all("none")).toEqual([]);
    expect(all("a\nnone\n**\n!src/")).toEqual(["**", "!src/"]);
  });

  test("say what models cost", () => {
    expect(read().prices).toEqual(new Map());
    expect(read({ prices: "ours=1/2" }).prices.get("ours")).toMatchObject({ input: 1, output: 2 });
  });

  test("name hosts in a list of any form", () => {
    const { allowedDomains } = read({ "allowed-domains": "a.example,\n  *.B.example:8443 c.example" });
    expect(allowedDomains).toEqual([
      { name: "a.example", subdomains: false, port: 443 },
      { name: "b.example", subdomains: true, port: 8443 },
      { name: "c.example", subdomains: false, port: 443 },
    ]);
  });

  test("that are bad are all named at once", () => {
    const told = refusal({ model: "", draft: "maybe", "max-turns": "x" });
    expect(told.split("\n")).toHaveLength(3);
  });

  test.each([
    "http://127.0.0.1:8080",
    "http://localhost:1",
    "http://[::1]:1",
    "https://gateway.example/claude",
  ])("take %s as an address of the model", (address) => {
    expect(read({ "base-url": address }).provider).toMatchObject({ baseUrl: address });
  });
});
